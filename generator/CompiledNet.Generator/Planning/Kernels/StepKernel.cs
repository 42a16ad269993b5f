using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>
/// What a step in time does with each row: the sums of its gates, and what becomes of them. Several rows share the weights, so they are a product
/// and then a kernel of the gates. One row waits for one result after the other: it is a method by itself for each vector width, in which sums that are
/// needed first are taken first, and go through memory only where registers do not hold them.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Layer">The number of the layer.</param>
/// <param name="Product">The sums of several rows.</param>
/// <param name="Gates">What becomes of them.</param>
/// <param name="RowGates">The same of one row, with functions in turn.</param>
/// <param name="Sums">The gates that the product gives.</param>
/// <param name="Late">
/// The numbers of the places that may be the product's operand, which is needed until all sums are taken.
/// </param>
/// <param name="Rows">The ways of one row.</param>
internal sealed record StepKernel(
    string Name, int Layer, ForwardKernel Product, RowwiseKernel Gates, RowwiseKernel RowGates, EquatableArray<GateSums> Sums, EquatableArray<int> Late, EquatableArray<StepRow> Rows)
    : Kernel(Name, Layer, Product.Lanes)
{
    public override IEnumerable<Kernel> Calls => [Product, Gates];

    public override Kernel Essence => this with { Product = (ForwardKernel)Product.Essence, Gates = (RowwiseKernel)Gates.Essence, RowGates = (RowwiseKernel)RowGates.Essence };
}

/// <summary>A gate among the sums of a product.</summary>
/// <param name="Place">The number of the place of the kernel of the gates that holds it.</param>
/// <param name="Offset">Where it begins in the row of the sums, and among the units of the matrix.</param>
internal sealed record GateSums(int Place, int Offset) : INotation
{
    public string Notation => $"place {Place} from {Offset}";
}

/// <summary>How one row goes through a step, with vectors of one width.</summary>
/// <param name="Lanes">The floats of a vector.</param>
/// <param name="Vectors">The vectors that are not padding alone: of a row, or, panel by panel, of a panel.</param>
/// <param name="Way">Where the sums are.</param>
/// <param name="Tiles">The sums, in the order in which they are taken.</param>
internal sealed record StepRow(int Lanes, int Vectors, StepWay Way, EquatableArray<StepTile> Tiles) : INotation
{
    public string Notation => $"{Lanes} lanes: {Vectors} vectors, {Way}, {string.Join(", ", Tiles.Select(tile => tile.Notation))}";
}

/// <summary>Where the sums of one row are until they are needed.</summary>
internal enum StepWay
{
    /// <summary>In registers, all in one straight line.</summary>
    InRegisters,

    /// <summary>In memory, where loops along the units read them.</summary>
    InMemory,

    /// <summary>
    /// In memory too, but the units of one panel of weights after the other are finished: while the gates of one are computed, the weights of the next
    /// come out of the second-level cache.
    /// </summary>
    PanelByPanel,
}

/// <summary>Sums that are in registers together while they are taken.</summary>
/// <param name="Phase">The phase of the gates' kernel that needs the first of them.</param>
/// <param name="Sums">The vectors of sums.</param>
internal sealed record StepTile(int Phase, EquatableArray<StepSum> Sums) : INotation
{
    public string Notation => $"{Sums.Count} sums for phase {Phase}";
}

/// <summary>A vector of sums.</summary>
/// <param name="Gate">The number of the gate.</param>
/// <param name="Vector">The number of the vector.</param>
internal sealed record StepSum(int Gate, int Vector);

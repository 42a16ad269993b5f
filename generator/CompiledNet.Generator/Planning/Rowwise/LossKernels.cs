using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>The kernels of a loss: the sum of it over rows, and its derivative.</summary>
/// <param name="Name">The name of the loss.</param>
/// <param name="Operations">What it computes.</param>
/// <param name="Of">What it starts from.</param>
/// <param name="Targets">The targets.</param>
/// <param name="Gradient">The derivative with respect to <paramref name="Of"/>.</param>
/// <param name="Last">How rows of it lie.</param>
/// <param name="IsOfBatch">Whether a call may be about all rows of a batch, and not about those of a block.</param>
/// <param name="Budget">What the JIT can inline.</param>
internal sealed record LossKernels(string Name, EquatableArray<Operation> Operations, Value Of, Value Targets, Value Gradient, ValueLayout Last, bool IsOfBatch, Budget Budget)
{
    private Reduction Total => (Reduction)Operations.Single(operation => !operation.Result.HasRows);

    /// <summary>The maps of cross-entropy, of which the JIT inlines a way for rows that are one vector, and another; of more it does not.</summary>
    private const int MostMapsInTwoWays = 6;

    private bool AreFewMaps => Operations.OfType<Map>().Count() <= MostMapsInTwoWays;

    private Value Scale => Operations.SelectMany(operation => operation.Operands).First(operand => operand.Role == ValueRole.Given);

    /// <summary>What is summed over the rows.</summary>
    private Value Summed => Operations.OfType<View>().FirstOrDefault(view => view.Result == Total.Operand)?.Operand ?? Total.Operand;

    private string Meaning => Operations.OfType<Map>().Single(map => map.Result == Gradient).Text;

    /// <summary>For rows, one after the other, or side by side where each has one output.</summary>
    public RowwiseKernel Rows => RowwisePlanner.Plan(
        Name,
        layer: 0,
        Last.Lanes,
        Meaning,
        Operations,
        Last.IsSingle
            ? new SideBySide(Units: 1, Stride: 1, IsOfBatch ? BlocksInDouble.MostRows : 0)
            : new UnitsInLanes(Last.Units, Last.Stride, WholeRows.AsOneVector(Last.Stride, AreFewMaps ? Budget : Budget with { AllowsTwoWays = false })),
        [.. Places(Last.IsSingle ? RowMemory.Unpadded : RowMemory.Padded, isKept: true)],
        [Scale],
        Total.Result,
        callsFunctions: !Budget.AllowsFunctions);

    /// <summary>For one row with one output, whose loss is the sum.</summary>
    public RowwiseKernel OneOutput => RowwisePlanner.Plan(
        $"{Name}Row",
        layer: 0,
        Machine.WidestVector,
        "The same for one row.",
        Until(Summed),
        new OneNumber(),
        [.. Places(RowMemory.Unpadded, isKept: true).Select(place => place with { Rows = RowMemory.Unpadded })],
        [Scale],
        Summed);

    /// <summary>For many rows, in blocks in which rows lie in the lanes, and then row by row.</summary>
    /// <param name="rows">The rows of such a block.</param>
    public LossInLanesKernel InLanes(int rows) => new(Rows, InLanesOf(rows), Last.Stride, ((InDouble)Total.Order).Unit);

    private RowwiseKernel InLanesOf(int rows) => RowwisePlanner.Plan(
        $"{Name}Panel",
        layer: 0,
        Machine.WidestVector,
        $"L of each row, divided by {((InDouble)Total.Order).Unit}, and the derivative, of one panel.",
        Until(Summed),
        new RowsInLanes(Last.Units, rows, Last.Stride),
        [.. Places(RowMemory.Padded, isKept: false), RowPlace.Written("losses", Summed) with { Rows = RowMemory.Numbers }],
        [Scale]);

    private IEnumerable<RowPlace> Places(RowMemory inputs, bool isKept)
    {
        string of = ValueNames.Of(Of.Notation);
        yield return RowPlace.Read(of, Of) with { Rows = inputs, IsKept = isKept };
        yield return RowPlace.Read("y", Targets, hasZeroPadding: true) with { Rows = inputs };
        yield return RowPlace.Written($"d{of}", Gradient, hasZeroPadding: true);
    }

    /// <summary>The operations that lead to the loss of rows and to the derivative.</summary>
    private Stack<Operation> Until(Value loss)
    {
        var needed = new HashSet<Value> { loss, Gradient };
        var operations = new Stack<Operation>();
        foreach (Operation operation in Enumerable.Reverse(Operations).Where(operation => needed.Contains(operation.Result)))
        {
            operations.Push(operation);
            needed.UnionWith(operation.Operands);
        }

        return operations;
    }
}

/// <summary>A loss over many rows: blocks with rows in the lanes, and the rest row by row.</summary>
/// <param name="Rows">The kernel for rows.</param>
/// <param name="Block">The kernel for a block.</param>
/// <param name="Stride">The distance between rows.</param>
/// <param name="Unit">What the losses that the block's kernel gives are in units of.</param>
internal sealed record LossInLanesKernel(RowwiseKernel Rows, RowwiseKernel Block, int Stride, double Unit)
    : Kernel($"{Rows.Name}Panels", Layer: 0, Machine.WidestVector)
{
    /// <summary>The transposed rows, and the losses behind them.</summary>
    public override int ScratchLength => ((RowsInLanes)Block.Layout).Rows * (Stride * (Block.Places.Count - 1) + 1);

    public override IEnumerable<Kernel> Calls => [Rows, Block];
}

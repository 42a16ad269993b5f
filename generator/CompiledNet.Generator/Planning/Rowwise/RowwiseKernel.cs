using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>
/// Maps and reductions of rows as a kernel: what it reads and writes, and in which order. The values in it have numbers of their own, so
/// that kernels of several programs are equal if they compute the same.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Layer">The number of its layer; 0 for a loss.</param>
/// <param name="Lanes">The most lanes of registers that compute it.</param>
/// <param name="Meaning">What it computes, in the usual notation.</param>
/// <param name="Layout">How rows lie in vectors.</param>
/// <param name="Places">The rows that it is given, in the order of its parameters.</param>
/// <param name="Numbers">The numbers that it is given, the same for all rows.</param>
/// <param name="Total">What it returns, a sum over all rows; null for a kernel that returns nothing.</param>
/// <param name="Phases">What it does with a row, or with all rows at once.</param>
/// <param name="CallsFunctions">
/// Whether functions of a row's numbers are calls. They are where the JIT would have too much to inline: registers without a fused
/// multiply-add are types around others.
/// </param>
internal sealed record RowwiseKernel(
    string Name,
    int Layer,
    int Lanes,
    string Meaning,
    RowLayout Layout,
    EquatableArray<RowPlace> Places,
    EquatableArray<Value> Numbers,
    Value? Total,
    EquatableArray<RowPhase> Phases,
    bool CallsFunctions)
    : Kernel(Name, Layer, Lanes)
{
    // A loss is a large kernel by itself: beside one function the JIT's budget has no room for a second.
    private const int MostFunctionsOfLoss = 1;

    /// <summary>Whether logarithms and powers of vectors are calls too: in losses where the JIT would have to inline several functions.</summary>
    public bool CallsVectorFunctions => CallsFunctions && Total is not null && Phases.SelectMany(phase => phase.Loop).OfType<RowMap>().Sum(step => ExpressionCost.Functions(step.Map.Formula)) > MostFunctionsOfLoss;

    /// <summary>Which of a row's numbers are floats.</summary>
    public NumberTypes Types => new(Phases, Layout);

    /// <summary>Whether it is called for one row alone, which has too few vectors to take turns.</summary>
    public bool IsOfOneRow { get; init; }

    public override Kernel Essence => this with { Meaning = "" };

    /// <summary>The same with another name for the rows of a place.</summary>
    public RowwiseKernel Renamed(int number, string name) =>
        this with { Places = Places.Select((place, index) => index == number ? place with { Name = name } : place).ToEquatableArray() };

    /// <summary>Whether a value that one loop computes is needed by a later one: then a row that is one vector needs no memory for it.</summary>
    public bool HandsVectorsOn => Phases.SelectMany(phase => phase.Loop).OfType<RowStore>().Any(store => Places[store.Place].Gets != store.Value);

    public override bool TakesRowsInPairs => Total is null && Layout is SideBySide { Stride: Machine.WidestOfFewRegisters };

    /// <summary>
    /// The map that is one function of what it reads, of which several vectors take turns; null where the loop has another function, or none. A processor finds only so many
    /// instructions of the vectors behind one to begin before it is done.
    /// </summary>
    public RowMap? FunctionInTurns
    {
        get
        {
            if (IsOfOneRow || CallsFunctions || Total is not null || Layout is not SideBySide { Stride: > 1 } || Phases.Count != 1 || Phases[0].Loop.Any(step => step is RowReduction or RowMap { ClearsPadding: true }))
                return null;
            RowMap[] functions = [.. Phases[0].Loop.OfType<RowMap>().Where(step => ExpressionCost.Functions(step.Map.Formula) > 0)];
            return functions.Length == 1 && functions[0].Map.Formula is Call { Function: Function.Tanh } call && call.Arguments[0] is Read read && PlaceOf(read.Value, 0) is not null ? functions[0] : null;
        }
    }

    /// <summary>Where a value lies in memory when the loop of a phase begins; null if it does not.</summary>
    public RowPlace? PlaceOf(Value value, int phase)
    {
        RowStore? stored = Phases.Take(phase).SelectMany(before => before.Loop).OfType<RowStore>().FirstOrDefault(store => store.Value == value);
        return stored is not null ? Places[stored.Place] : Places.FirstOrDefault(place => place.Holds == value);
    }
}

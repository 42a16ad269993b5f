using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>Rows of a table in the places of numbers that choose them, for many rows; other numbers are copied.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it computes, in the usual notation.</param>
/// <param name="Layer">The number of the layer.</param>
/// <param name="Table">The table.</param>
/// <param name="Rows">Where numbers and vectors are.</param>
/// <param name="Kept">The numbers that are copied.</param>
internal sealed record GatherKernel(string Name, string Meaning, int Layer, TablePlan Table, GatheredRows Rows, EquatableArray<NumberRun> Kept)
    : Kernel(Name, Layer, Machine.WidestVector)
{
    public override Kernel Essence => this with { Meaning = "" };
}

/// <summary>The derivatives of gathered vectors, each added to the row of the table that was chosen.</summary>
internal sealed record ScatterAddKernel(string Name, string Meaning, int Layer, TablePlan Table, GatheredRows Rows)
    : Kernel(Name, Layer, Table.Lanes)
{
    public override Kernel Essence => this with { Meaning = "" };
}

/// <summary>A table of vectors.</summary>
/// <param name="Count">The vectors.</param>
/// <param name="Size">The numbers of a vector.</param>
/// <param name="Stride">The distance between vectors.</param>
internal sealed record TablePlan(int Count, int Size, int Stride)
{
    /// <summary>The floats of the table.</summary>
    public int Length => Count * Stride;

    /// <summary>The most lanes of registers that a vector fills.</summary>
    public int Lanes =>
        Size >= Machine.WidestVector ? Machine.WidestVector
        : Size >= Machine.WidestOfFewRegisters ? Machine.WidestOfFewRegisters
        : Machine.NarrowestVector;
}

/// <summary>Where numbers that choose vectors are, and the vectors.</summary>
/// <param name="SourceRow">The distance between rows of the numbers.</param>
/// <param name="ResultRow">The distance between rows of what they become.</param>
/// <param name="Distance">That of neighbouring vectors.</param>
/// <param name="Runs">The numbers; what becomes of them begins so many floats from the beginning of a row.</param>
internal sealed record GatheredRows(int SourceRow, int ResultRow, int Distance, EquatableArray<NumberRun> Runs);

namespace CompiledNet.Generator.Programs;

/// <summary>The order in which the terms of a sum are added. It belongs to the result's definition, the same on every machine.</summary>
internal abstract record SumOrder : INotation
{
    public abstract string Notation { get; }

    /// <summary>One accumulator, which takes the terms in order.</summary>
    public static readonly SumOrder InOrder = new Accumulators(1);
}

/// <summary>
/// Accumulator <c>c</c> takes the terms <c>k</c> with <c>k mod Count = c</c>, in order; the first starts from the start of the sum, the
/// others from zero, and at the end neighbours are added in pairs.
/// </summary>
internal sealed record Accumulators(int Count) : SumOrder
{
    public override string Notation => Count == 1 ? "in order" : $"{Count} accumulators";
}

/// <summary>
/// Sixteen partial sums, which start from zero, of which number <c>c</c> takes the terms <c>k</c> with <c>k mod 16 = c</c>, in order; at
/// the end they are added by halves: <c>c</c> and <c>c + 8</c>, then <c>c</c> and <c>c + 4</c>, <c>c + 2</c>, <c>c + 1</c>.
/// </summary>
internal sealed record ByHalves : SumOrder
{
    public override string Notation => "by halves";
}

/// <summary>In double precision, in order: each term stands for <paramref name="Unit"/> times its value.</summary>
internal sealed record InDouble(double Unit) : SumOrder
{
    public override string Notation => "in double";
}

/// <summary>
/// The rows of a block <see cref="ByHalves"/>, the sums of the blocks <see cref="InDouble"/>. How many rows a block has follows from the
/// network alone.
/// </summary>
internal sealed record BlocksInDouble(double Unit) : SumOrder
{
    /// <summary>The rows that a block has at most, from which the unit follows.</summary>
    public const int MostRows = 192;

    public override string Notation => "block by block, in double";
}

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>A product in the usual notation: <c>z[1] = W[1]·x + b[1]</c>.</summary>
internal sealed record ProductNotation(string Result, string Matrix, string Operand, string? Start) : INotation
{
    /// <summary>Of a kernel of which only matters what it computes.</summary>
    public static readonly ProductNotation None = new("", "", "", null);

    public string Notation => $"{Result} = {(Start is null ? "" : $"{Start} + ")}Σ {Matrix}·{Operand}";
}

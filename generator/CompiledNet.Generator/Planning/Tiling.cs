namespace CompiledNet.Generator.Planning;

/// <summary>A product cut into tiles for one size of the register file.</summary>
/// <param name="Rows">The rows of <c>C</c> in a tile.</param>
/// <param name="Columns">The columns of <c>C</c>, in spans.</param>
internal sealed record Tiling(int Rows, EquatableArray<ColumnSpan> Columns)
{
    /// <summary>The vectors of the widest tile.</summary>
    public int WidestVectors => Columns.Max(span => span.Vectors);

    /// <summary>Rows and vectors of the widest tile, as kernels are named: <c>8x3</c>.</summary>
    public string Shape => $"{Rows}x{WidestVectors}";
}

/// <summary>Columns that are walked <paramref name="Vectors"/> vectors at a time.</summary>
/// <remarks>
/// A span is a multiple of 16 columns for each of its vectors, so that every vector width divides it; or it is 4 columns,
/// which are one vector of 128 bits.
/// </remarks>
internal sealed record ColumnSpan(int Start, int End, int Vectors);

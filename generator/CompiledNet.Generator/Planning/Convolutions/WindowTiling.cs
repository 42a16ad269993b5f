namespace CompiledNet.Generator.Planning.Convolutions;

/// <summary>Results of windows whose sums are in registers together, for one size of the register file.</summary>
/// <param name="Lines">The lines of results.</param>
/// <param name="Positions">The positions along a line.</param>
/// <param name="Vectors">The vectors of filters at each position.</param>
/// <param name="Steps">The terms of a sum that are written one behind the other: a part of the channels of a window's element.</param>
/// <param name="SharesInputs">Whether several positions meet the same inputs in these steps: then the filters of all steps are in registers, and each input is read once.</param>
internal sealed record WindowTiling(int Lines, int Positions, int Vectors, int Steps, bool SharesInputs)
{
    /// <summary>As kernels are named: <c>12x1</c>, <c>2x8x1</c>.</summary>
    public string Shape => Lines == 1 ? $"{Positions}x{Vectors}" : $"{Lines}x{Positions}x{Vectors}";
}

/// <summary>Weights of filters whose gradients are in registers together, for one size of the register file.</summary>
/// <param name="Span">What repeats itself.</param>
/// <param name="Terms">The weights of a tile, in the order in which they lie.</param>
/// <param name="Vectors">The vectors of filters of each.</param>
internal sealed record TermTiling(TermSpan Span, int Terms, int Vectors)
{
    /// <summary>As kernels are named.</summary>
    public string Shape => $"{Terms}x{Vectors}";
}

/// <summary>A part of a window, of which all tiles are written out; a loop goes through the parts.</summary>
internal enum TermSpan
{
    /// <summary>All of it.</summary>
    Window,

    /// <summary>A line of its elements.</summary>
    Line,

    /// <summary>The channels of one element, of which one tile is written out, and one of what is left.</summary>
    Element,
}

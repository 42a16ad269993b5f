using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Planning.Layouts;

/// <summary>How the numbers of a row of a value lie in memory: position by position, at each the numbers along the last axis.</summary>
/// <param name="Positions">The steps along all axes but the last.</param>
/// <param name="Units">The numbers at a position.</param>
/// <param name="Stride">The distance between positions: padded, but where numbers lie side by side.</param>
internal sealed record ValueLayout(int Positions, int Units, int Stride)
{
    /// <summary>The distance between rows.</summary>
    public int RowLength => Positions * Stride;

    /// <summary>The numbers of a row.</summary>
    public int Size => Positions * Units;

    /// <summary>Whether there is no padding, as in a caller's rows.</summary>
    public bool IsPlain => Stride == Units;

    /// <summary>Whether whole vectors end where a row does.</summary>
    public bool IsWhole => Stride % Lanes == 0;

    /// <summary>Whether a position is one number that is not padded.</summary>
    public bool IsSingle => Stride == 1;

    /// <summary>The most lanes of registers that are a whole part of a position.</summary>
    public int Lanes => Padding.LanesOf(Stride);
}

namespace CompiledNet.Generator.Programs;

/// <summary>
/// How windows lie along an axis: the window number <c>p</c> has as its element <c>k</c> what stands at
/// <c>p·Stride + k·Dilation − Before</c> of the axis, if that is within it.
/// </summary>
/// <param name="Of">The axis.</param>
/// <param name="Positions">Counts the windows.</param>
/// <param name="Elements">Counts the elements of a window.</param>
/// <param name="Stride">The distance between neighbouring windows.</param>
/// <param name="Dilation">The distance between neighbouring elements.</param>
/// <param name="Before">How far the first window begins before the axis.</param>
internal sealed record WindowAxis(Axis Of, Axis Positions, Axis Elements, int Stride, int Dilation, int Before) : INotation
{
    public string Notation => $"{Of.Name}[{Positions.Name}·{Stride} + {Elements.Name}·{Dilation}{(Before == 0 ? "" : $" − {Before}")}]";
}

namespace CompiledNet;

/// <summary>
/// The largest value of each window, channel by channel; the gradient goes to the first of the largest ones. From the shape
/// <c>(steps, channels)</c> it gives <c>(windows, channels)</c>.
/// </summary>
/// <param name="size">The number of steps of a window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool1DAttribute(int size) : Attribute
{
    /// <summary>The number of steps of a window.</summary>
    public int Size { get; } = size;

    /// <summary>
    /// The layer's name in descriptions and messages, by which other layers refer to it. Without one, it is
    /// called by kind and number: <c>MaxPool1D1</c>, <c>MaxPool1D2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }

    /// <summary>The distance from one window to the next, at least 1; the size by default: windows side by side.</summary>
    public int Stride { get; set; } = size;

    /// <summary>
    /// Where windows lie: <see cref="Padding.Valid"/> (the default) or <see cref="Padding.Same"/>, with windows that reach beyond the
    /// borders. What lies beyond is never counted.
    /// </summary>
    public Padding Padding { get; set; } = Padding.Valid;
}

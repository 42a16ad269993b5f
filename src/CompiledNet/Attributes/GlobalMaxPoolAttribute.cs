namespace CompiledNet;

/// <summary>
/// The largest value of each channel over all positions: <c>(steps, channels)</c> or <c>(height, width, channels)</c> becomes <c>(channels)</c>.
/// The gradient goes to the first of the largest ones.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPoolAttribute : Attribute
{
    /// <summary>
    /// The layer's name in descriptions and messages, by which other layers refer to it. Without one, it is
    /// called by kind and number: <c>GlobalMaxPool1</c>, <c>GlobalMaxPool2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }
}

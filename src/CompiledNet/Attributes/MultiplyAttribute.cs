namespace CompiledNet;

/// <summary>
/// The product of what comes in and of the outputs of another layer, value by value; both have the same shape.
/// </summary>
/// <param name="name">The name of the other layer, which stands before this one; <c>"input"</c> for the network's input.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MultiplyAttribute(string name) : Attribute
{
    /// <summary>The name of the other layer.</summary>
    public string OtherName { get; } = name;

    /// <summary>
    /// The layer's name in descriptions and messages, by which other layers refer to it. Without one, it is
    /// called by kind and number: <c>Multiply1</c>, <c>Multiply2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }
}

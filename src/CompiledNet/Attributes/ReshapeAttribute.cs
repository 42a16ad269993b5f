namespace CompiledNet;

/// <summary>
/// Gives what comes in another shape; values keep the order in which they lie in memory. It has no parameters and costs nothing.
/// </summary>
/// <param name="shape">The sizes of the axes, whose product is the number of values that come in; one may be −1 and follows from the others.</param>
/// <example>
/// <code>
/// [Network(64)]
/// [Reshape(8, 8, 1)]
/// [Conv2D(8, 3, Activation.ReLU)]
/// [GlobalAveragePool]
/// [Dense(10, Activation.Softmax)]
/// public sealed partial class DigitClassifier;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReshapeAttribute(params int[] shape) : Attribute
{
    /// <summary>The sizes of the axes; one may be −1 and follows from the others.</summary>
    public IReadOnlyList<int> Shape { get; } = shape ?? [];

    /// <summary>
    /// The layer's name in descriptions and messages, by which other layers refer to it. Without one, it is
    /// called by kind and number: <c>Reshape1</c>, <c>Reshape2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }
}

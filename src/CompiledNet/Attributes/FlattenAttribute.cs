namespace CompiledNet;

/// <summary>
/// Makes one axis of all: the input of shape <c>(height, width, channels)</c> becomes <c>height·width·channels</c> values, in the order
/// in which they lie in memory. It has no parameters and costs nothing.
/// </summary>
/// <example>
/// <code>
/// [Network(28, 28, 1)]
/// [Flatten]
/// [Dense(10, Activation.Softmax)]
/// [Loss(LossFunction.CrossEntropy)]
/// public sealed partial class DigitClassifier;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : Attribute
{
    /// <summary>
    /// The layer's name in descriptions and messages, by which other layers refer to it. Without one, it is
    /// called by kind and number: <c>Flatten1</c>, <c>Flatten2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }
}

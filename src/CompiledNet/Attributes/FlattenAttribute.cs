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
    /// The layer's name in descriptions and messages. Without one, it is called by kind and number: <c>Flatten1</c>, <c>Flatten2</c>, …
    /// </summary>
    public string? Name { get; set; }
}

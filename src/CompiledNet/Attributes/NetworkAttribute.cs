namespace CompiledNet;

/// <summary>
/// Makes a partial class a neural network. The layers are the layer attributes that follow, in the order in
/// which they stand; the build writes the forward, loss and backward methods for exactly these sizes.
/// </summary>
/// <example>
/// <code>
/// [Network(64)]
/// [Dense(32, Activation.ReLU)]
/// [Dense(10, Activation.Softmax)]
/// [Loss(LossFunction.CrossEntropy)]
/// public sealed partial class DigitClassifier;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    private readonly int[] _inputShape;

    /// <summary>A network whose input rows have one axis.</summary>
    /// <param name="inputs">The number of values in one input row, at least 1.</param>
    public NetworkAttribute(int inputs) => _inputShape = [inputs];

    /// <summary>
    /// A network whose input rows have several axes: <c>(height, width, channels)</c> of images. A row is as long as their product, with
    /// the last axis side by side in memory.
    /// </summary>
    /// <param name="first">The size of the first axis, at least 1.</param>
    /// <param name="second">The size of the second axis, at least 1.</param>
    /// <param name="others">The sizes of further axes, each at least 1.</param>
    public NetworkAttribute(int first, int second, params int[] others) => _inputShape = [first, second, .. others ?? []];

    /// <summary>The number of values in one input row: the product of <see cref="InputShape"/>.</summary>
    /// <exception cref="OverflowException">The product is larger than an <see cref="int"/> holds; the build reports such a declaration.</exception>
    public int Inputs => _inputShape.Aggregate(1, (product, axis) => checked(product * axis));

    /// <summary>The sizes of the axes of an input row.</summary>
    public IReadOnlyList<int> InputShape => _inputShape;

    /// <summary>
    /// The numbers of the inputs, from 0, that are indices: categories or tokens, which an <see cref="EmbeddingAttribute"/> takes. Their values
    /// are whole numbers from 0 to the embedding's count − 1; any other, NaN among them, is an <see cref="ArgumentOutOfRangeException"/> before
    /// anything is written. The derivative with respect to an index is 0. Networks whose input rows have one axis can have them.
    /// </summary>
    public int[]? IndexInputs { get; set; }

    /// <summary>
    /// A safetensors file with the network's parameters, which become part of the assembly: its name, or the end of its path, among the project's
    /// <c>AdditionalFiles</c>. The build checks its tensors (<see cref="NetworkDescription.FileNames"/>) against the layers. The class gets a
    /// constructor without arguments that starts from them, <c>Shared</c>, one network for all, and <c>Preprocessing</c>, what the file holds
    /// beside them.
    /// </summary>
    public string? Weights { get; set; }

    /// <summary>
    /// Whether rows are steps in time: recurrent layers carry their state from row to row, and causal convolutions see the rows before. The class gets
    /// <c>CreateState</c>, and methods that go on where such a state stands, with any number of steps in a call (<see cref="IStreamNetwork{TSelf}"/>). The
    /// input has one axis, the features of a step.
    /// </summary>
    public bool Streaming { get; set; }

    /// <summary>
    /// Whether <c>x·y + z</c> is computed with one rounding (the default) or as a separate multiplication and
    /// addition. Hardware without fused multiply-add (browsers, x64 before 2013) computes the fused form
    /// correctly but slowly; the separate form is fast everywhere. Either choice gives the same bits on every machine.
    /// </summary>
    public bool FusedMultiplyAdd { get; set; } = true;
}

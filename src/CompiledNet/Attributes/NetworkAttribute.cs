namespace CompiledNet;

/// <summary>
/// Makes a partial class a neural network. The layers are the layer attributes that follow, in the order in
/// which they stand; the build writes the forward, loss and backward methods for exactly these sizes.
/// </summary>
/// <param name="inputs">The number of values in one input row, at least 1.</param>
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
public sealed class NetworkAttribute(int inputs) : Attribute
{
    /// <summary>The number of values in one input row.</summary>
    public int Inputs { get; } = inputs;

    /// <summary>
    /// Whether <c>x·y + z</c> is computed with one rounding (the default) or as a separate multiplication and
    /// addition. Hardware without fused multiply-add (browsers, x64 before 2013) computes the fused form
    /// correctly but slowly; the separate form is fast everywhere. Either choice gives the same bits on every machine.
    /// </summary>
    public bool FusedMultiplyAdd { get; set; } = true;
}

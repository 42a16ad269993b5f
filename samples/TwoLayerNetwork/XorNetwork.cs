using CompiledNet;

namespace TwoLayerNetwork;

/// <summary>a[0] = x, a[1] = tanh(W[1]·a[0] + b[1]) with four hidden units, a[2] = σ(W[2]·a[1] + b[2]).</summary>
[Network(2)]
[Dense(4, Activation.Tanh, Name = "Hidden")]
[Dense(1, Activation.Sigmoid, Name = "Output")]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class XorNetwork
{
    /// <summary>a[1], written out from the parameters: what the hidden units say to one row.</summary>
    public float[] HiddenActivations(ReadOnlySpan<float> x)
    {
        var a1 = new float[4];
        for (int unit = 0; unit < a1.Length; unit++)
            a1[unit] = MathF.Tanh(Hidden.Weights[unit, 0] * x[0] + Hidden.Weights[unit, 1] * x[1] + Hidden.Biases[unit]);
        return a1;
    }
}

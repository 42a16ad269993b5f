using CompiledNet;

namespace SoftmaxRegression;

/// <summary>Softmax regression: a score for each digit from 64 pixels, z = W·x + b, and a = softmax(z).</summary>
[Network(64)]
[Dense(10, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class DigitRegression;

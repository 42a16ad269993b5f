using CompiledNet;

namespace LogisticDerivatives;

/// <summary>Logistic regression with two inputs: z = w₁·x₁ + w₂·x₂ + b, a = σ(z).</summary>
[Network(2)]
[Dense(1, Activation.Sigmoid)]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class LogisticRegression;

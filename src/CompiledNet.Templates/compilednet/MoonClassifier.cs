using CompiledNet;

/// <summary>Says on which of two half circles a point of the plane lies: 0 for the upper, 1 for the lower.</summary>
[Network(2)]
[Dense(16, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class MoonClassifier;

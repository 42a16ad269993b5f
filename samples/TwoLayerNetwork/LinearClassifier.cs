using CompiledNet;

namespace TwoLayerNetwork;

/// <summary>Logistic regression: its decision boundary is a straight line.</summary>
[Network(2)]
[Dense(1, Activation.Sigmoid)]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class LinearClassifier;

namespace CompiledNet.Gradients.Networks;

/// <summary>Exclusive or with two classes, which a few hundred steps learn until <c>a − y</c> is small.</summary>
[Network(2), Dense(8, Activation.Tanh), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class ExclusiveOrClassifier;

using CompiledNet;

namespace Iris;

/// <summary>Softmax regression: the probability of each species, from four measurements.</summary>
[Network(4)]
[Dense(3, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class IrisRegression;

/// <summary>The same with a hidden layer.</summary>
[Network(4)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class IrisNetwork;

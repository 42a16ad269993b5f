namespace CompiledNet.Tests.Networks;

// Arguments that differ from their defaults.

[Network(7), Dense(18, Activation.Tanh, UseBias = false), Dense(3, UseBias = false), Loss(LossFunction.MeanSquaredError)]
public sealed partial class WithoutBiases;

[Network(7), Dense(18, Activation.Tanh, UseBias = false), Dense(3), Loss(LossFunction.MeanSquaredError)]
public sealed partial class WithoutHiddenBiases;

[Network(7), Dense(10, Activation.Softmax, UseBias = false), Loss(LossFunction.CrossEntropy)]
public sealed partial class SoftmaxWithoutBiases;

[Network(7), Dense(18, Activation.LeakyReLU, Slope = 0.3f), Dense(3, Activation.LeakyReLU, Slope = 0.7f), Loss(LossFunction.MeanSquaredError)]
public sealed partial class SteepLeakyReLU;

[Network(7), Dense(18, Activation.LeakyReLU, Slope = 0f), Dense(3, Activation.LeakyReLU, Slope = 1f), Loss(LossFunction.MeanSquaredError)]
public sealed partial class ExtremeLeakyReLU;

[Network(7), Dense(18, Activation.ELU, Alpha = 0.4f), Dense(3, Activation.ELU, Alpha = 2.5f), Loss(LossFunction.MeanSquaredError)]
public sealed partial class OtherELU;

[Network(7), Dense(18, Activation.Tanh), Dense(3), Loss(LossFunction.Huber, Delta = 0.25f)]
public sealed partial class NarrowHuber;

[Network(7), Dense(18, Activation.Tanh), Dense(3), Loss(LossFunction.Huber, Delta = 2.5f)]
public sealed partial class WideHuber;

[Network(7, FusedMultiplyAdd = false), Dense(18, Activation.GELU), Dense(3, Activation.Tanh), Loss(LossFunction.MeanSquaredError)]
public sealed partial class Unfused;

[Network(40, FusedMultiplyAdd = false), Dense(33, Activation.ReLU), Dense(10, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class UnfusedClassifier;

[Network(10, FusedMultiplyAdd = false), Dense(10, Activation.Softmax, UseBias = false), Loss(LossFunction.CrossEntropy)]
public sealed partial class UnfusedSoftmax;

[Network(20, FusedMultiplyAdd = false), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class UnfusedLogisticRegression;

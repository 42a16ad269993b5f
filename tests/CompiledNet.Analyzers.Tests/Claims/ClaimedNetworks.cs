namespace CompiledNet.Analyzers.Tests.Claims;

// Networks that do what the analyzers warn of, and such that look alike and are left alone.

[Network(3), Dense(1, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
internal sealed partial class OneClass;

[Network(3), Dense(5), Dense(2), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class LinearPair;

[Network(3), Dense(2), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class LinearLayer;

[Network(2), Dense(4, Activation.Tanh, Initializer = Initializer.Zeros), Dense(1, Initializer = Initializer.Constant, InitialValue = 0.5f), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class EqualOnBothSides;

[Network(2), Dense(4, Activation.Tanh, Initializer = Initializer.Zeros), Dense(1), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class EqualInFront;

[Network(2), Dense(4, Activation.Tanh), Dense(1, Initializer = Initializer.Zeros), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class EqualBehind;

[Network(2), Dense(4, Activation.ReLU, Initializer = Initializer.Zeros), Dense(1), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class ZerosBeforeReLU;

[Network(1), Dense(2, Activation.Softmax), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class SoftmaxWithSquaredError;

[Network(1), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
internal sealed partial class SoftmaxWithCrossEntropy;

[Network(1), Dense(1, Activation.ReLU), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class ReLUOutputs;

[Network(16), Dense(16, Activation.Sigmoid), Dense(16, Activation.Sigmoid), Dense(16, Activation.Sigmoid), Dense(16, Activation.Sigmoid), Dense(1), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class SigmoidStack;

[Network(16), Dense(16, Activation.ReLU), Dense(16, Activation.ReLU), Dense(16, Activation.ReLU), Dense(16, Activation.ReLU), Dense(1), Loss(LossFunction.MeanSquaredError)]
internal sealed partial class ReLUStack;

[Network(8), Dense(33, Activation.ReLU)]
internal sealed partial class Units33;

[Network(8), Dense(48, Activation.ReLU)]
internal sealed partial class Units48;

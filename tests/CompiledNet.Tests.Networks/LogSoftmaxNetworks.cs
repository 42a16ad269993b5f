namespace CompiledNet.Tests.Networks;

// The logarithm of softmax over every number of classes, from a single layer.

[Network(6), Dense(1, Activation.LogSoftmax)]
public sealed partial class LogarithmsOver1Classes;

[Network(6), Dense(3, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOver3Classes;

[Network(6), Dense(4, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOver4Classes;

[Network(6), Dense(7, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOver7Classes;

[Network(6), Dense(8, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOver8Classes;

[Network(6), Dense(15, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOver15Classes;

[Network(6), Dense(16, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOver16Classes;

[Network(6), Dense(17, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOver17Classes;

[Network(6), Dense(31, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOver31Classes;

[Network(6), Dense(33, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOver33Classes;

[Network(6), Dense(64, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOver64Classes;

[Network(6), Dense(100, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOver100Classes;

[Network(6), Dense(784, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOver784Classes;

// More inputs than classes, and fewer: rows in the lanes make room for themselves where the inputs were.

[Network(2), Dense(16, Activation.LogSoftmax, UseBias = false), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOf2Inputs;

[Network(60), Dense(5, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogarithmsOf60Inputs;

// Between layers, whose sums must not see the padding.

[Network(6), Dense(4, Activation.LogSoftmax), Dense(3), Loss(LossFunction.MeanSquaredError)]
public sealed partial class HiddenLogarithmsOf4;

[Network(6), Dense(16, Activation.LogSoftmax), Dense(16, Activation.Tanh), Dense(5, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class HiddenLogarithmsOf16;

[Network(6), Dense(17, Activation.LogSoftmax), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class HiddenLogarithmsOf17;

[Network(6), Dense(33, Activation.LogSoftmax), Dense(5, Activation.LogSoftmax), Loss(LossFunction.Huber)]
public sealed partial class HiddenLogarithmsOf33;

[Network(10, FusedMultiplyAdd = false), Dense(10, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class UnfusedLogarithmsOf10;

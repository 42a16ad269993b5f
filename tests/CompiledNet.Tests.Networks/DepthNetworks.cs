namespace CompiledNet.Tests.Networks;

// One layer, and many.

[Network(30), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class LogisticRegression;

[Network(13), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LinearRegression;

[Network(64), Dense(10, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class SoftmaxRegression;

[Network(1), Dense(1), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class OneNumber;

[Network(64), Dense(32, Activation.ReLU), Dense(10, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class DigitClassifier;

[Network(784), Dense(128, Activation.ReLU), Dense(10, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class ImageClassifier;

[Network(8), Dense(32, Activation.Tanh), Dense(32, Activation.Tanh), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class Controller;

[Network(3), Dense(17, Activation.Tanh), Dense(18, Activation.Tanh), Dense(17, Activation.Tanh), Dense(16, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class TanhThroughout;

[Network(8), Dense(16, Activation.ReLU), Dense(40, Activation.LeakyReLU), Dense(20, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class RegistersThenMemory;

[Network(11), Dense(5, Activation.Tanh), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From11Over5To1;

[Network(300), Dense(100, Activation.Tanh), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class MemoryThenOne;

[Network(8), Dense(70, Activation.ReLU), Dense(16, Activation.ReLU), Dense(1), Loss(LossFunction.MeanSquaredError)]
public sealed partial class MemoryThenRegisters;

[Network(4), Dense(16, Activation.ELU), Dense(5, Activation.GELU), Dense(20, Activation.Softmax), Dense(3, Activation.SiLU), Dense(17, Activation.SELU), Dense(4, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class SixLayers;

[Network(3), Dense(4, Activation.Tanh), Dense(4, Activation.Tanh), Dense(4, Activation.Tanh), Dense(4, Activation.Tanh), Dense(4, Activation.Tanh), Dense(4, Activation.Tanh), Dense(4, Activation.Tanh), Dense(4, Activation.Tanh), Dense(4, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class TenLayers;

// Neighbouring layers of one and of many vectors, whose derivatives share memory by turns.
[Network(2), Dense(100, Activation.Tanh), Dense(1, Activation.GELU), Dense(64, Activation.Softplus), Dense(3, Activation.Tanh), Dense(17, Activation.Sigmoid), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class Hourglass;

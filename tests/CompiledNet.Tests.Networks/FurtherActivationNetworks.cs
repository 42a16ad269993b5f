namespace CompiledNet.Tests.Networks;

// The activations with which the list goes on, in the last layer with every loss that they may meet, behind a hidden layer of another one;
// and all of them hidden, in layers around the sizes of vectors.

[Network(5), Dense(9, Activation.Mish), Dense(6, Activation.HardSwish), Loss(LossFunction.MeanSquaredError)]
public sealed partial class MishThenHardSwishWithSquaredError;

[Network(5), Dense(9, Activation.Softsign), Dense(6, Activation.Mish), Loss(LossFunction.MeanSquaredError)]
public sealed partial class SoftsignThenMishWithSquaredError;

[Network(5), Dense(9, Activation.ReLU6), Dense(6, Activation.Softsign), Loss(LossFunction.MeanSquaredError)]
public sealed partial class ReLU6ThenSoftsignWithSquaredError;

[Network(5), Dense(9, Activation.LogSoftmax), Dense(6, Activation.ReLU6), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LogSoftmaxThenReLU6WithSquaredError;

[Network(5), Dense(9, Activation.HardSwish), Dense(6, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class HardSwishThenLogSoftmaxWithSquaredError;

[Network(5), Dense(9, Activation.Softsign), Dense(6, Activation.HardSwish), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class SoftsignThenHardSwishWithAbsoluteError;

[Network(5), Dense(9, Activation.ReLU6), Dense(6, Activation.Mish), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class ReLU6ThenMishWithAbsoluteError;

[Network(5), Dense(9, Activation.LogSoftmax), Dense(6, Activation.Softsign), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class LogSoftmaxThenSoftsignWithAbsoluteError;

[Network(5), Dense(9, Activation.HardSwish), Dense(6, Activation.ReLU6), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class HardSwishThenReLU6WithAbsoluteError;

[Network(5), Dense(9, Activation.Mish), Dense(6, Activation.LogSoftmax), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class MishThenLogSoftmaxWithAbsoluteError;

[Network(5), Dense(9, Activation.ReLU6), Dense(6, Activation.HardSwish), Loss(LossFunction.Huber)]
public sealed partial class ReLU6ThenHardSwishWithHuber;

[Network(5), Dense(9, Activation.LogSoftmax), Dense(6, Activation.Mish), Loss(LossFunction.Huber)]
public sealed partial class LogSoftmaxThenMishWithHuber;

[Network(5), Dense(9, Activation.HardSwish), Dense(6, Activation.Softsign), Loss(LossFunction.Huber)]
public sealed partial class HardSwishThenSoftsignWithHuber;

[Network(5), Dense(9, Activation.Mish), Dense(6, Activation.ReLU6), Loss(LossFunction.Huber)]
public sealed partial class MishThenReLU6WithHuber;

[Network(5), Dense(9, Activation.Softsign), Dense(6, Activation.LogSoftmax), Loss(LossFunction.Huber)]
public sealed partial class SoftsignThenLogSoftmaxWithHuber;

[Network(8), Dense(32, Activation.HardSwish), Dense(32, Activation.HardSwish), Dense(1, Activation.HardSwish), Loss(LossFunction.MeanSquaredError)]
public sealed partial class HardSwishThroughout;

[Network(8), Dense(32, Activation.Mish), Dense(32, Activation.Mish), Dense(1, Activation.Mish), Loss(LossFunction.MeanSquaredError)]
public sealed partial class MishThroughout;

[Network(8), Dense(32, Activation.Softsign), Dense(32, Activation.Softsign), Dense(1, Activation.Softsign), Loss(LossFunction.MeanSquaredError)]
public sealed partial class SoftsignThroughout;

[Network(8), Dense(32, Activation.ReLU6), Dense(32, Activation.ReLU6), Dense(16, Activation.ReLU6), Loss(LossFunction.MeanSquaredError)]
public sealed partial class ReLU6Throughout;

[Network(4), Dense(16, Activation.Softsign), Dense(16, Activation.HardSwish), Dense(10, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class SoftsignInRegisters;

[Network(3), Dense(31, Activation.HardSwish), Dense(33, Activation.Softsign), Dense(15, Activation.Mish), Dense(17, Activation.ReLU6), Dense(3, Activation.Softsign), Loss(LossFunction.MeanSquaredError)]
public sealed partial class AroundVectors;

[Network(7), Dense(64, Activation.ReLU6), Dense(100, Activation.HardSwish), Dense(1, Activation.Softsign), Dense(4, Activation.ReLU6), Dense(1, Activation.HardSwish), Loss(LossFunction.MeanSquaredError)]
public sealed partial class BoundedHourglass;

[Network(300), Dense(48, Activation.Mish), Dense(7, Activation.Softsign), Dense(8, Activation.HardSwish), Dense(2), Loss(LossFunction.Huber)]
public sealed partial class SmoothNarrowing;

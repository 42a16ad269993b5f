namespace CompiledNet.Tests.Networks;

// Every activation in the last layer with every loss that it may meet, behind a hidden layer of another one: so every
// activation is hidden three times.

[Network(5), Dense(9, Activation.ReLU), Dense(6, Activation.Linear), Loss(LossFunction.MeanSquaredError)]
public sealed partial class ReLUThenLinearWithSquaredError;

[Network(5), Dense(9, Activation.LeakyReLU), Dense(6, Activation.ReLU), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LeakyReLUThenReLUWithSquaredError;

[Network(5), Dense(9, Activation.Sigmoid), Dense(6, Activation.LeakyReLU), Loss(LossFunction.MeanSquaredError)]
public sealed partial class SigmoidThenLeakyReLUWithSquaredError;

[Network(5), Dense(9, Activation.Tanh), Dense(6, Activation.Sigmoid), Loss(LossFunction.MeanSquaredError)]
public sealed partial class TanhThenSigmoidWithSquaredError;

[Network(5), Dense(9, Activation.Softmax), Dense(6, Activation.Tanh), Loss(LossFunction.MeanSquaredError)]
public sealed partial class SoftmaxThenTanhWithSquaredError;

[Network(5), Dense(9, Activation.ELU), Dense(6, Activation.Softmax), Loss(LossFunction.MeanSquaredError)]
public sealed partial class ELUThenSoftmaxWithSquaredError;

[Network(5), Dense(9, Activation.SELU), Dense(6, Activation.ELU), Loss(LossFunction.MeanSquaredError)]
public sealed partial class SELUThenELUWithSquaredError;

[Network(5), Dense(9, Activation.GELU), Dense(6, Activation.SELU), Loss(LossFunction.MeanSquaredError)]
public sealed partial class GELUThenSELUWithSquaredError;

[Network(5), Dense(9, Activation.GELU, TanhApproximation = true), Dense(6, Activation.GELU), Loss(LossFunction.MeanSquaredError)]
public sealed partial class TanhGELUThenGELUWithSquaredError;

[Network(5), Dense(9, Activation.SiLU), Dense(6, Activation.GELU, TanhApproximation = true), Loss(LossFunction.MeanSquaredError)]
public sealed partial class SiLUThenTanhGELUWithSquaredError;

[Network(5), Dense(9, Activation.Softplus), Dense(6, Activation.SiLU), Loss(LossFunction.MeanSquaredError)]
public sealed partial class SoftplusThenSiLUWithSquaredError;

[Network(5), Dense(9, Activation.HardSigmoid), Dense(6, Activation.Softplus), Loss(LossFunction.MeanSquaredError)]
public sealed partial class HardSigmoidThenSoftplusWithSquaredError;

[Network(5), Dense(9, Activation.HardTanh), Dense(6, Activation.HardSigmoid), Loss(LossFunction.MeanSquaredError)]
public sealed partial class HardTanhThenHardSigmoidWithSquaredError;

[Network(5), Dense(9, Activation.Linear), Dense(6, Activation.HardTanh), Loss(LossFunction.MeanSquaredError)]
public sealed partial class LinearThenHardTanhWithSquaredError;

[Network(5), Dense(9, Activation.ELU), Dense(6, Activation.Linear), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class ELUThenLinearWithAbsoluteError;

[Network(5), Dense(9, Activation.SELU), Dense(6, Activation.ReLU), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class SELUThenReLUWithAbsoluteError;

[Network(5), Dense(9, Activation.GELU), Dense(6, Activation.LeakyReLU), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class GELUThenLeakyReLUWithAbsoluteError;

[Network(5), Dense(9, Activation.GELU, TanhApproximation = true), Dense(6, Activation.Sigmoid), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class TanhGELUThenSigmoidWithAbsoluteError;

[Network(5), Dense(9, Activation.SiLU), Dense(6, Activation.Tanh), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class SiLUThenTanhWithAbsoluteError;

[Network(5), Dense(9, Activation.Softplus), Dense(6, Activation.Softmax), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class SoftplusThenSoftmaxWithAbsoluteError;

[Network(5), Dense(9, Activation.HardSigmoid), Dense(6, Activation.ELU), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class HardSigmoidThenELUWithAbsoluteError;

[Network(5), Dense(9, Activation.HardTanh), Dense(6, Activation.SELU), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class HardTanhThenSELUWithAbsoluteError;

[Network(5), Dense(9, Activation.Linear), Dense(6, Activation.GELU), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class LinearThenGELUWithAbsoluteError;

[Network(5), Dense(9, Activation.ReLU), Dense(6, Activation.GELU, TanhApproximation = true), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class ReLUThenTanhGELUWithAbsoluteError;

[Network(5), Dense(9, Activation.LeakyReLU), Dense(6, Activation.SiLU), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class LeakyReLUThenSiLUWithAbsoluteError;

[Network(5), Dense(9, Activation.Sigmoid), Dense(6, Activation.Softplus), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class SigmoidThenSoftplusWithAbsoluteError;

[Network(5), Dense(9, Activation.Tanh), Dense(6, Activation.HardSigmoid), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class TanhThenHardSigmoidWithAbsoluteError;

[Network(5), Dense(9, Activation.Softmax), Dense(6, Activation.HardTanh), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class SoftmaxThenHardTanhWithAbsoluteError;

[Network(5), Dense(9, Activation.SiLU), Dense(6, Activation.Linear), Loss(LossFunction.Huber)]
public sealed partial class SiLUThenLinearWithHuber;

[Network(5), Dense(9, Activation.Softplus), Dense(6, Activation.ReLU), Loss(LossFunction.Huber)]
public sealed partial class SoftplusThenReLUWithHuber;

[Network(5), Dense(9, Activation.HardSigmoid), Dense(6, Activation.LeakyReLU), Loss(LossFunction.Huber)]
public sealed partial class HardSigmoidThenLeakyReLUWithHuber;

[Network(5), Dense(9, Activation.HardTanh), Dense(6, Activation.Sigmoid), Loss(LossFunction.Huber)]
public sealed partial class HardTanhThenSigmoidWithHuber;

[Network(5), Dense(9, Activation.Linear), Dense(6, Activation.Tanh), Loss(LossFunction.Huber)]
public sealed partial class LinearThenTanhWithHuber;

[Network(5), Dense(9, Activation.ReLU), Dense(6, Activation.Softmax), Loss(LossFunction.Huber)]
public sealed partial class ReLUThenSoftmaxWithHuber;

[Network(5), Dense(9, Activation.LeakyReLU), Dense(6, Activation.ELU), Loss(LossFunction.Huber)]
public sealed partial class LeakyReLUThenELUWithHuber;

[Network(5), Dense(9, Activation.Sigmoid), Dense(6, Activation.SELU), Loss(LossFunction.Huber)]
public sealed partial class SigmoidThenSELUWithHuber;

[Network(5), Dense(9, Activation.Tanh), Dense(6, Activation.GELU), Loss(LossFunction.Huber)]
public sealed partial class TanhThenGELUWithHuber;

[Network(5), Dense(9, Activation.Softmax), Dense(6, Activation.GELU, TanhApproximation = true), Loss(LossFunction.Huber)]
public sealed partial class SoftmaxThenTanhGELUWithHuber;

[Network(5), Dense(9, Activation.ELU), Dense(6, Activation.SiLU), Loss(LossFunction.Huber)]
public sealed partial class ELUThenSiLUWithHuber;

[Network(5), Dense(9, Activation.SELU), Dense(6, Activation.Softplus), Loss(LossFunction.Huber)]
public sealed partial class SELUThenSoftplusWithHuber;

[Network(5), Dense(9, Activation.GELU), Dense(6, Activation.HardSigmoid), Loss(LossFunction.Huber)]
public sealed partial class GELUThenHardSigmoidWithHuber;

[Network(5), Dense(9, Activation.GELU, TanhApproximation = true), Dense(6, Activation.HardTanh), Loss(LossFunction.Huber)]
public sealed partial class TanhGELUThenHardTanhWithHuber;

[Network(5), Dense(9, Activation.ReLU), Dense(6, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class ReLUThenSigmoidWithBinaryCrossEntropy;

[Network(5), Dense(9, Activation.Tanh), Dense(6, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class TanhThenSoftmaxWithCrossEntropy;

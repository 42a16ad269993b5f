namespace CompiledNet.Gradients.Networks;

// Every hidden activation with each cross-entropy; with the other losses, CompiledNet.Tests.Networks has them.

[Network(2), Dense(8, Activation.Linear), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class LinearWithCrossEntropy;

[Network(3), Dense(5, Activation.ReLU), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class ReLUWithCrossEntropy;

[Network(4), Dense(16, Activation.LeakyReLU), Dense(4, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class LeakyReLUWithCrossEntropy;

[Network(6), Dense(11, Activation.Sigmoid), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class SigmoidWithCrossEntropy;

[Network(2), Dense(7, Activation.Tanh), Dense(5, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class TanhWithCrossEntropy;

[Network(2), Dense(8, Activation.Softmax), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class SoftmaxWithCrossEntropy;

[Network(3), Dense(5, Activation.ELU), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class ELUWithCrossEntropy;

[Network(4), Dense(16, Activation.SELU), Dense(4, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class SELUWithCrossEntropy;

[Network(6), Dense(11, Activation.GELU), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class GELUWithCrossEntropy;

[Network(2), Dense(7, Activation.GELU, TanhApproximation = true), Dense(5, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class TanhGELUWithCrossEntropy;

[Network(2), Dense(8, Activation.SiLU), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class SiLUWithCrossEntropy;

[Network(3), Dense(5, Activation.Softplus), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class SoftplusWithCrossEntropy;

[Network(4), Dense(16, Activation.HardSigmoid), Dense(4, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class HardSigmoidWithCrossEntropy;

[Network(6), Dense(11, Activation.HardTanh), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class HardTanhWithCrossEntropy;

[Network(4), Dense(16, Activation.Linear), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class LinearWithBinaryCrossEntropy;

[Network(6), Dense(11, Activation.ReLU), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class ReLUWithBinaryCrossEntropy;

[Network(2), Dense(7, Activation.LeakyReLU), Dense(3, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class LeakyReLUWithBinaryCrossEntropy;

[Network(2), Dense(8, Activation.Sigmoid), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class SigmoidWithBinaryCrossEntropy;

[Network(3), Dense(5, Activation.Tanh), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class TanhWithBinaryCrossEntropy;

[Network(4), Dense(16, Activation.Softmax), Dense(3, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class SoftmaxWithBinaryCrossEntropy;

[Network(6), Dense(11, Activation.ELU), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class ELUWithBinaryCrossEntropy;

[Network(2), Dense(7, Activation.SELU), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class SELUWithBinaryCrossEntropy;

[Network(2), Dense(8, Activation.GELU), Dense(3, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class GELUWithBinaryCrossEntropy;

[Network(3), Dense(5, Activation.GELU, TanhApproximation = true), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class TanhGELUWithBinaryCrossEntropy;

[Network(4), Dense(16, Activation.SiLU), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class SiLUWithBinaryCrossEntropy;

[Network(6), Dense(11, Activation.Softplus), Dense(3, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class SoftplusWithBinaryCrossEntropy;

[Network(2), Dense(7, Activation.HardSigmoid), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class HardSigmoidWithBinaryCrossEntropy;

[Network(2), Dense(8, Activation.HardTanh), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class HardTanhWithBinaryCrossEntropy;

namespace CompiledNet.Tests.Networks;

// Losses beyond the usual ones: with one output, fewer than a register has lanes, a whole register, and several with a rest.

[Network(7), Dense(18, Activation.Tanh), Dense(1), Loss(LossFunction.LogCosh)]
public sealed partial class OneLogCosh;

[Network(7), Dense(18, Activation.Tanh), Dense(37), Loss(LossFunction.LogCosh)]
public sealed partial class WideLogCosh;

[Network(9), Dense(1), Loss(LossFunction.Quantile, Quantile = 0.9f)]
public sealed partial class OneQuantile;

[Network(7, FusedMultiplyAdd = false), Dense(18, Activation.Tanh), Dense(3), Loss(LossFunction.Quantile, Quantile = 0.2f)]
public sealed partial class LowQuantile;

[Network(7), Dense(18, Activation.Tanh), Dense(16), Loss(LossFunction.Quantile)]
public sealed partial class MedianLoss;

[Network(9), Dense(1), Loss(LossFunction.Hinge)]
public sealed partial class SupportVector;

[Network(7, FusedMultiplyAdd = false), Dense(18, Activation.Tanh), Dense(5, Activation.Tanh), Loss(LossFunction.Hinge)]
public sealed partial class SeveralMargins;

[Network(9), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryFocalCrossEntropy)]
public sealed partial class RareClass;

[Network(7), Dense(18, Activation.Tanh), Dense(21, Activation.Sigmoid), Loss(LossFunction.BinaryFocalCrossEntropy, Gamma = 0.5f)]
public sealed partial class RareClasses;

[Network(7), Dense(18, Activation.Tanh), Dense(10, Activation.Softmax), Loss(LossFunction.KLDivergence)]
public sealed partial class Divergence;

[Network(7, FusedMultiplyAdd = false), Dense(33, Activation.Softmax), Loss(LossFunction.KLDivergence)]
public sealed partial class WideDivergence;

[Network(7), Dense(18, Activation.Tanh), Dense(10, Activation.Softmax), Loss(LossFunction.CrossEntropy, LabelSmoothing = 0.1f)]
public sealed partial class Smoothed;

[Network(40, FusedMultiplyAdd = false), Dense(33, Activation.Softmax), Loss(LossFunction.CrossEntropy, LabelSmoothing = 0.25f)]
public sealed partial class WideSmoothed;

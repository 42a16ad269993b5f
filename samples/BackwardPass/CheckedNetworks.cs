using CompiledNet;

namespace BackwardPass;

#pragma warning disable CN0201 // sizes that leave part of a vector unused are the harder ones to get right

/// <summary>Squared error after ReLU, leaky ReLU, ELU and SELU.</summary>
[Network(4)]
[Dense(6, Activation.ReLU)]
[Dense(5, Activation.LeakyReLU)]
[Dense(5, Activation.ELU)]
[Dense(4, Activation.SELU)]
[Dense(2)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class SquaredError;

/// <summary>Absolute error after GELU, SiLU, softplus, mish and softsign.</summary>
[Network(4)]
[Dense(6, Activation.GELU)]
[Dense(5, Activation.SiLU)]
[Dense(5, Activation.Softplus)]
[Dense(6, Activation.Mish)]
[Dense(5, Activation.Softsign)]
[Dense(2)]
[Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class AbsoluteError;

/// <summary>Huber's loss after hard sigmoid, hard tanh, hard swish, ReLU6 and log-softmax.</summary>
[Network(4)]
[Dense(6, Activation.HardSigmoid)]
[Dense(5, Activation.HardTanh)]
[Dense(6, Activation.HardSwish)]
[Dense(5, Activation.ReLU6)]
[Dense(3, Activation.LogSoftmax)]
[Dense(2)]
[Loss(LossFunction.Huber)]
public sealed partial class HuberLoss;

/// <summary>Binary cross-entropy of sigmoids, after tanh and sigmoid.</summary>
[Network(4)]
[Dense(6, Activation.Tanh)]
[Dense(5, Activation.Sigmoid)]
[Dense(2, Activation.Sigmoid)]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class BinaryCrossEntropy;

/// <summary>Cross-entropy of a softmax, after tanh.</summary>
[Network(4)]
[Dense(6, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class CrossEntropy;

/// <summary>The logarithm of the hyperbolic cosine of errors.</summary>
[Network(4)]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[Loss(LossFunction.LogCosh)]
public sealed partial class LogCoshLoss;

/// <summary>The loss of the quantile 0.9.</summary>
[Network(4)]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[Loss(LossFunction.Quantile, Quantile = 0.9f)]
public sealed partial class QuantileLoss;

/// <summary>The hinge loss of margins.</summary>
[Network(4)]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[Loss(LossFunction.Hinge)]
public sealed partial class HingeLoss;

/// <summary>Focal cross-entropy of sigmoids.</summary>
[Network(4)]
[Dense(6, Activation.Tanh)]
[Dense(2, Activation.Sigmoid)]
[Loss(LossFunction.BinaryFocalCrossEntropy)]
public sealed partial class BinaryFocalCrossEntropy;

/// <summary>The divergence of a softmax from distributions.</summary>
[Network(4)]
[Dense(6, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Loss(LossFunction.KLDivergence)]
public sealed partial class KLDivergence;

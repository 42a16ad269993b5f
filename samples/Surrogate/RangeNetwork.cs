using CompiledNet;

namespace Surrogate;

/// <summary>The surrogate: angle and speed, each scaled to [−1, 1], become the range, standardised.</summary>
[Network(2)]
[Dense(20, Activation.Tanh)]
[Dense(20, Activation.Tanh)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class RangeNetwork;

using CompiledNet;

namespace Derivatives;

/// <summary>
/// ŷ = w·x without a bias. With x = 1 and y = 0 its cost is w²: a parabola over the weight.
/// </summary>
[Network(1)]
[Dense(1, UseBias = false)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class Parabola;

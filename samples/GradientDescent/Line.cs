using CompiledNet;

namespace GradientDescent;

/// <summary>A straight line: ŷ = w·x + b. Its cost is a bowl over the plane of w and b.</summary>
[Network(1)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class Line;

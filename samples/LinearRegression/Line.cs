using CompiledNet;

namespace LinearRegression;

/// <summary>A straight line: ŷ = w·x + b, fitted by the mean of (ŷ − y)².</summary>
[Network(1)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class Line;

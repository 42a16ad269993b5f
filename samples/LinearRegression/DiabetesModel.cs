using CompiledNet;

namespace LinearRegression;

/// <summary>A plane over ten measurements: ŷ = w·x + b with ten weights.</summary>
[Network(10)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class DiabetesModel;

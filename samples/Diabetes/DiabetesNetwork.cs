using CompiledNet;

namespace Diabetes;

/// <summary>How far the disease has progressed after a year, from ten measurements; inputs and output are standardised.</summary>
[Network(10)]
[Dense(16, Activation.Tanh)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class DiabetesNetwork;

using CompiledNet;

namespace Activations;

/// <summary>One hidden ReLU between two numbers.</summary>
[Network(1)]
[Dense(1, Activation.ReLU, Name = "Hidden")]
[Dense(1, Name = "Output")]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class ReLUNetwork;

/// <summary>The same with a leaky ReLU.</summary>
[Network(1)]
[Dense(1, Activation.LeakyReLU, Slope = 0.1f, Name = "Hidden")]
[Dense(1, Name = "Output")]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class LeakyReLUNetwork;

using CompiledNet;

namespace Activations;

/// <summary>a = max(0, z).</summary>
[Network(1)]
[Dense(1, Activation.ReLU)]
public sealed partial class ReLUUnit;

/// <summary>a = z above zero, 0.01·z below.</summary>
[Network(1)]
[Dense(1, Activation.LeakyReLU, Slope = 0.01f)]
public sealed partial class LeakyReLUUnit;

/// <summary>a = (eᶻ − e⁻ᶻ)/(eᶻ + e⁻ᶻ).</summary>
[Network(1)]
[Dense(1, Activation.Tanh)]
public sealed partial class TanhUnit;

/// <summary>a = 1/(1 + e⁻ᶻ).</summary>
[Network(1)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class SigmoidUnit;

namespace CompiledNet.Tests.Cases;

// Wide layers of every activation, with one input: of the input 1, the weights are the z.

[Network(1), Dense(1024, Activation.ReLU, UseBias = false)]
public sealed partial class WideReLU;

[Network(1), Dense(1024, Activation.LeakyReLU, UseBias = false)]
public sealed partial class WideLeakyReLU;

[Network(1), Dense(1024, Activation.LeakyReLU, Slope = 0f, UseBias = false)]
public sealed partial class WideReLUByItsSlope;

[Network(1), Dense(1024, Activation.Sigmoid, UseBias = false)]
public sealed partial class WideSigmoid;

[Network(1), Dense(1024, Activation.Tanh, UseBias = false)]
public sealed partial class WideTanh;

[Network(1), Dense(1024, Activation.ELU, UseBias = false)]
public sealed partial class WideELU;

[Network(1), Dense(1024, Activation.ELU, Alpha = 2.5f, UseBias = false)]
public sealed partial class WideELUOfAlpha;

[Network(1), Dense(1024, Activation.SELU, UseBias = false)]
public sealed partial class WideSELU;

[Network(1), Dense(1024, Activation.GELU, UseBias = false)]
public sealed partial class WideGELU;

[Network(1), Dense(1024, Activation.GELU, TanhApproximation = true, UseBias = false)]
public sealed partial class WideTanhGELU;

[Network(1), Dense(1024, Activation.SiLU, UseBias = false)]
public sealed partial class WideSiLU;

[Network(1), Dense(1024, Activation.Softplus, UseBias = false)]
public sealed partial class WideSoftplus;

[Network(1), Dense(1024, Activation.HardSigmoid, UseBias = false)]
public sealed partial class WideHardSigmoid;

[Network(1), Dense(1024, Activation.HardTanh, UseBias = false)]
public sealed partial class WideHardTanh;

[Network(1), Dense(1024, Activation.HardSwish, UseBias = false)]
public sealed partial class WideHardSwish;

[Network(1), Dense(1024, Activation.Mish, UseBias = false)]
public sealed partial class WideMish;

[Network(1), Dense(1024, Activation.Softsign, UseBias = false)]
public sealed partial class WideSoftsign;

[Network(1), Dense(1024, Activation.ReLU6, UseBias = false)]
public sealed partial class WideReLU6;

[Network(1, FusedMultiplyAdd = false), Dense(1024, Activation.GELU, TanhApproximation = true, UseBias = false)]
public sealed partial class WideUnfusedTanhGELU;

[Network(1, FusedMultiplyAdd = false), Dense(1024, Activation.SiLU, UseBias = false)]
public sealed partial class WideUnfusedSiLU;

[Network(1, FusedMultiplyAdd = false), Dense(1024, Activation.Mish, UseBias = false)]
public sealed partial class WideUnfusedMish;

[Network(1, FusedMultiplyAdd = false), Dense(1024, Activation.HardSwish, UseBias = false)]
public sealed partial class WideUnfusedHardSwish;

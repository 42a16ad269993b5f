namespace CompiledNet.Tests.Cases;

// An activation of six units each, whose z are the inputs if the weights are those of the identity.

[Network(6), Dense(6, Activation.HardSwish, UseBias = false)]
public sealed partial class SixHardSwish;

[Network(6), Dense(6, Activation.Mish, UseBias = false)]
public sealed partial class SixMish;

[Network(6), Dense(6, Activation.Softsign, UseBias = false)]
public sealed partial class SixSoftsign;

[Network(6), Dense(6, Activation.ReLU6, UseBias = false)]
public sealed partial class SixReLU6;

[Network(6), Dense(6, Activation.LogSoftmax, UseBias = false)]
public sealed partial class SixLogSoftmax;

[Network(6), Dense(6, Activation.GELU, UseBias = false)]
public sealed partial class SixGELU;

namespace CompiledNet.Tests.Networks;

// Networks without a loss, whose users bring their own.

[Network(6), Dense(20, Activation.Tanh), Dense(5)]
public sealed partial class Policy;

[Network(3), Dense(2, Activation.Softmax)]
public sealed partial class Choice;

[Network(9), Dense(17, Activation.GELU), Dense(8, Activation.SiLU), Dense(1)]
public sealed partial class Value;

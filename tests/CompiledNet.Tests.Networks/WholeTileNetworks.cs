namespace CompiledNet.Tests.Networks;

// Numbers of units that fill whole registers and whole tiles of them, at every width, which those of SizeNetworks hardly do.

[Network(64), Dense(256, Activation.Tanh), Dense(48), Loss(LossFunction.MeanSquaredError)]
public sealed partial class From64Over256To48;

[Network(32), Dense(128, Activation.GELU), Dense(10, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class From32Over128To10;

[Network(100), Dense(48, Activation.SiLU), Dense(32, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class From100Over48To32;

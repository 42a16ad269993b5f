using CompiledNet;

namespace BackwardPass;

/// <summary>Two inputs, three hidden units, one output: the network whose passes are written out by hand.</summary>
[Network(2)]
[Dense(3, Activation.Tanh, Name = "Hidden")]
[Dense(1, Activation.Sigmoid, Name = "Output")]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class TwoLayers;

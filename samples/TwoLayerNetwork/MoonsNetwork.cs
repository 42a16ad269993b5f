using CompiledNet;

namespace TwoLayerNetwork;

/// <summary>The same with sixteen hidden units, for a boundary with more bends.</summary>
[Network(2)]
[Dense(16, Activation.Tanh, Name = "Hidden")]
[Dense(1, Activation.Sigmoid, Name = "Output")]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class MoonsNetwork;

using CompiledNet;

namespace Clipper;

/// <summary>
/// A row is one sample. What the circuit keeps is one voltage; the network keeps eight numbers. The input also goes past the recurrent layer.
/// </summary>
[Network(1, Streaming = true)]
[GRU(8)]
[Concat("input")]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class ClipperNetwork;

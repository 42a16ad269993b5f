using CompiledNet;

namespace Forecast;

/// <summary>The next year's number from this year's: what came before is in the hidden state.</summary>
[Network(1, Streaming = true)]
[GRU(16)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class SunspotNetwork;

using CompiledNet;

namespace Controller;

/// <summary>
/// How cart and pole will move: from the place and the angle that are seen, the push, and whether the pole was just set up, the speeds until the next look.
/// What speeds they have cannot be seen; it is in the hidden state.
/// </summary>
[Network(4, Streaming = true)]
[GRU(24)]
[Dense(2)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class MotionModel;

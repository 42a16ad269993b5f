namespace CompiledNet;

/// <summary>A range of the trained storage with the same settings; the padding in it is zero.</summary>
/// <param name="Start">The first float.</param>
/// <param name="Length">How many there are.</param>
/// <param name="LearningRateFactor">What the learning rate is multiplied by.</param>
/// <param name="WeightDecay">λ.</param>
/// <param name="L1Penalty">λ₁.</param>
internal readonly record struct ParameterRange(int Start, int Length, float LearningRateFactor, float WeightDecay, float L1Penalty);

namespace CompiledNet;

/// <summary>A step of a search for a learning rate.</summary>
/// <param name="LearningRate">Its learning rate.</param>
/// <param name="Loss">The cost of its batch, before the step.</param>
/// <param name="SmoothedLoss">The running mean of the costs, in which each former one counts 0.9 times as much.</param>
public readonly record struct LearningRatePoint(float LearningRate, float Loss, double SmoothedLoss);

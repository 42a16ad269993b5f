namespace CompiledNet;

/// <summary>What a threshold makes of the scores of two classes: rows with at least this score are taken for class 1.</summary>
/// <param name="Threshold">The score; infinite where no row is taken.</param>
/// <param name="TruePositives">The rows of class 1 that are taken.</param>
/// <param name="FalsePositives">The rows of class 0 that are taken.</param>
public readonly record struct ThresholdPoint(float Threshold, int TruePositives, int FalsePositives);

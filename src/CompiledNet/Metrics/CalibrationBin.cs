namespace CompiledNet;

/// <summary>The rows whose probability lies in one interval.</summary>
/// <param name="MeanProbability">The mean of their probabilities.</param>
/// <param name="PositiveShare">The share of them that are of class 1.</param>
/// <param name="RowCount">How many they are.</param>
public readonly record struct CalibrationBin(double MeanProbability, double PositiveShare, int RowCount);

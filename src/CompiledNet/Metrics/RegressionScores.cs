namespace CompiledNet;

/// <summary>How far predictions are off: the scores of scikit-learn, each the mean over all values.</summary>
/// <param name="MeanSquaredError"><c>Σ(p − y)²/n</c>.</param>
/// <param name="MeanAbsoluteError"><c>Σ|p − y|/n</c>.</param>
/// <param name="MeanAbsolutePercentageError"><c>Σ|p − y|/max(|y|, 2⁻⁵²)/n</c>: a share, not percent.</param>
/// <param name="R2"><c>1 − Σ(p − y)²/Σ(y − ȳ)²</c>, of several outputs the mean over them; NaN with fewer than two rows.</param>
public sealed record RegressionScores(double MeanSquaredError, double MeanAbsoluteError, double MeanAbsolutePercentageError, double R2)
{
    /// <summary>The root of the mean squared error.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>The scores of predictions.</summary>
    /// <param name="targets">What is: rows of <paramref name="outputSize"/> values.</param>
    /// <param name="predictions">What was predicted.</param>
    /// <param name="outputSize">The values of a row.</param>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, at least one.</exception>
    public static RegressionScores Of(ReadOnlySpan<float> targets, ReadOnlySpan<float> predictions, int outputSize = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        if (targets.IsEmpty || targets.Length % outputSize != 0 || predictions.Length != targets.Length)
            throw new ArgumentException($"There are {targets.Length} targets and {predictions.Length} predictions; as many are needed, in whole rows of {outputSize}, at least one.", nameof(predictions));

        double squares = 0, magnitudes = 0, shares = 0;
        var errors = new double[outputSize];
        for (int i = 0; i < targets.Length; i++)
        {
            double error = (double)predictions[i] - targets[i];
            errors[i % outputSize] += error * error;
            squares += error * error;
            magnitudes += Math.Abs(error);
            shares += Math.Abs(error) / Math.Max(Math.Abs((double)targets[i]), Math.ScaleB(1, -52));
        }

        return new RegressionScores(squares / targets.Length, magnitudes / targets.Length, shares / targets.Length, Determination(targets, errors));
    }

    private static double Determination(ReadOnlySpan<float> targets, double[] errors)
    {
        int outputSize = errors.Length;
        if (targets.Length < 2 * outputSize)
            return double.NaN;
        double[] means = ColumnStatistics.Means(targets, outputSize);
        var spreads = new double[outputSize];
        for (int i = 0; i < targets.Length; i++)
            spreads[i % outputSize] += (targets[i] - means[i % outputSize]) * (targets[i] - means[i % outputSize]);
        // Where all targets are equal, a perfect prediction has 1 and any other 0.
        return Enumerable.Range(0, outputSize).Average(i => spreads[i] != 0 ? 1 - errors[i] / spreads[i] : errors[i] == 0 ? 1 : 0);
    }
}

using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Whether probabilities are those with which things happen.</summary>
public static class Calibration
{
    /// <summary>The intervals of equal width from 0 to 1 that have rows, as scikit-learn's <c>calibration_curve</c>.</summary>
    /// <param name="probabilities">The probability of class 1 in each row, in [0, 1].</param>
    /// <param name="labels">0 or 1 for each row.</param>
    /// <param name="binCount">The number of intervals, at least 1; each but the last without its upper end.</param>
    /// <exception cref="ArgumentException">There are not as many labels as probabilities, or none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is neither 0 nor 1, a probability is not in [0, 1], or there is no interval.</exception>
    public static ImmutableArray<CalibrationBin> Curve(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int binCount = 10)
    {
        ProbabilityScores.RequireTwoClasses(probabilities, labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(binCount, 1);
        var sums = new double[binCount];
        var positives = new int[binCount];
        var counts = new int[binCount];
        for (int row = 0; row < labels.Length; row++)
        {
            float probability = probabilities[row];
            if (!(probability >= 0 && probability <= 1))
                throw new ArgumentOutOfRangeException(nameof(probabilities), probability, $"The probability of row {row} must be in [0, 1].");
            int bin = Math.Min((int)((double)probability * binCount), binCount - 1);
            sums[bin] += probability;
            positives[bin] += labels[row];
            counts[bin]++;
        }

        return [.. Enumerable.Range(0, binCount).Where(bin => counts[bin] > 0)
            .Select(bin => new CalibrationBin(sums[bin] / counts[bin], (double)positives[bin] / counts[bin], counts[bin]))];
    }

    /// <summary>The expected calibration error: the mean over the rows of |mean probability − share of class 1| of their interval.</summary>
    /// <inheritdoc cref="Curve"/>
    public static double Error(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int binCount = 10)
    {
        double sum = 0;
        foreach (CalibrationBin bin in Curve(probabilities, labels, binCount))
            sum += bin.RowCount * Math.Abs(bin.MeanProbability - bin.PositiveShare);
        return sum / labels.Length;
    }
}

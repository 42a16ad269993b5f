using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>
/// What every threshold makes of the scores of two classes: the points of ROC and precision–recall curves, and the areas below them, as
/// scikit-learn's <c>roc_auc_score</c> and <c>average_precision_score</c>.
/// </summary>
public sealed class ThresholdCurve
{
    private ThresholdCurve(ImmutableArray<ThresholdPoint> points) => Points = points;

    /// <summary>A point for each different score, from none that is taken to all.</summary>
    public ImmutableArray<ThresholdPoint> Points { get; }

    /// <summary>The rows of class 1.</summary>
    public int Positives => Points[^1].TruePositives;

    /// <summary>The rows of class 0.</summary>
    public int Negatives => Points[^1].FalsePositives;

    /// <summary>
    /// The area below the curve of the share of class 1 that is taken over the share of class 0 that is: the probability that a row of class 1 has a
    /// higher score than one of class 0, ties counted half. NaN without rows of both.
    /// </summary>
    public double RocArea
    {
        get
        {
            double area = 0;
            for (int i = 1; i < Points.Length; i++)
                area += (Points[i].FalsePositives - (double)Points[i - 1].FalsePositives) * (Points[i].TruePositives + (double)Points[i - 1].TruePositives) / 2;
            return area / ((double)Positives * Negatives);
        }
    }

    /// <summary>The mean precision over the recall: <c>Σ (Rᵢ − Rᵢ₋₁)·Pᵢ</c>, without interpolation. NaN without rows of class 1.</summary>
    public double AveragePrecision
    {
        get
        {
            double sum = 0;
            for (int i = 1; i < Points.Length; i++)
                sum += (Points[i].TruePositives - Points[i - 1].TruePositives) * ((double)Points[i].TruePositives / (Points[i].TruePositives + Points[i].FalsePositives));
            return sum / Positives;
        }
    }

    /// <summary>The curve of scores.</summary>
    /// <param name="scores">A number for each row that is the higher, the more the row is taken for class 1; no NaN.</param>
    /// <param name="labels">0 or 1 for each row.</param>
    /// <exception cref="ArgumentException">There are not as many labels as scores, or none, or a score is NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is neither 0 nor 1.</exception>
    public static ThresholdCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels)
    {
        ProbabilityScores.RequireTwoClasses(scores, labels);
        float[] sorted = scores.ToArray();
        int[] classes = labels.ToArray();
        if (Array.FindIndex(sorted, float.IsNaN) is >= 0 and int row)
            throw new ArgumentException($"The score of row {row} is NaN.", nameof(scores));
        Array.Sort(sorted, classes);
        var points = ImmutableArray.CreateBuilder<ThresholdPoint>();
        var last = new ThresholdPoint(float.PositiveInfinity, 0, 0);
        points.Add(last);
        for (int i = sorted.Length - 1; i >= 0; i--)
        {
            last = new ThresholdPoint(sorted[i], last.TruePositives + classes[i], last.FalsePositives + 1 - classes[i]);
            if (i == 0 || sorted[i - 1] != sorted[i])
                points.Add(last);
        }

        return new ThresholdCurve(points.ToImmutable());
    }
}

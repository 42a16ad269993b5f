using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>The costs of a training whose learning rate grew from step to step, to draw or to choose a learning rate from.</summary>
/// <param name="Points">The steps, with growing learning rates; those after the cost became four times its least, or infinite, are left out.</param>
public sealed record LearningRateCurve(ImmutableArray<LearningRatePoint> Points)
{
    /// <summary>
    /// Where the smoothed cost falls most steeply along the logarithm of the learning rate: a learning rate to try first. NaN if it falls
    /// nowhere, as with fewer than three points.
    /// </summary>
    public float Steepest
    {
        get
        {
            float found = float.NaN;
            double least = 0;
            for (int i = 1; i + 1 < Points.Length; i++)
            {
                double slope = Points[i + 1].SmoothedLoss - Points[i - 1].SmoothedLoss;
                if (slope < least)
                    (least, found) = (slope, Points[i].LearningRate);
            }

            return found;
        }
    }
}

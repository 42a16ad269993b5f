using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Hyperparameters that were tried.</summary>
/// <typeparam name="TSettings">What the hyperparameters are.</typeparam>
/// <param name="Number">Their number in the order in which they were drawn or given, from 0.</param>
/// <param name="Settings">The hyperparameters.</param>
/// <param name="Epochs">How long they were trained when they were tried for the last time.</param>
/// <param name="Scores">What each seed came to then, in the order of the seeds; NaN for one that diverged.</param>
public sealed record SearchCandidate<TSettings>(int Number, TSettings Settings, int Epochs, ImmutableArray<double> Scores)
{
    /// <summary>The mean over the seeds; NaN if one of them diverged.</summary>
    public double Mean => Scores.Sum() / Scores.Length;

    /// <summary>The standard deviation over the seeds, which divides by one less than their number; NaN for one seed.</summary>
    public double Deviation
    {
        get
        {
            double mean = Mean;
            return Scores.Length == 1 ? double.NaN : Math.Sqrt(Scores.Sum(score => (score - mean) * (score - mean)) / (Scores.Length - 1));
        }
    }

    /// <summary>The standard error of the mean: <see cref="Deviation"/> through the root of the number of seeds.</summary>
    public double StandardError => Deviation / Math.Sqrt(Scores.Length);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CompiledNet;

/// <summary>What a <see cref="HyperparameterSearch"/> found.</summary>
/// <typeparam name="TSettings">What the hyperparameters are.</typeparam>
/// <param name="Candidates">
/// All candidates, the best first: by the mean of their scores, of those that were trained longest first, and of equals the one that was drawn first. Those that diverged
/// come last of theirs.
/// </param>
/// <param name="Maximizes">Whether larger scores are better.</param>
public sealed record SearchReport<TSettings>(ImmutableArray<SearchCandidate<TSettings>> Candidates, bool Maximizes)
{
    /// <summary>
    /// The one with the best mean. Its mean was the best of many, so it is rather too good: what it is worth, only rows can say that took no part in the
    /// search.
    /// </summary>
    public SearchCandidate<TSettings> Best => Candidates[0];

    /// <summary>
    /// Those that the seeds do not tell apart from the best: their mean is within a standard error of the difference, <c>√(s₁² + s₂²)</c>. None with one seed.
    /// </summary>
    public ImmutableArray<SearchCandidate<TSettings>> NotToldApart =>
    [
        .. Candidates.Skip(1).Where(candidate => candidate.Epochs == Best.Epochs
            && Math.Abs(candidate.Mean - Best.Mean) <= Math.Sqrt(candidate.StandardError * candidate.StandardError + Best.StandardError * Best.StandardError)),
    ];

    /// <summary>A table, and what it does not say.</summary>
    public override string ToString()
    {
        int seeds = Best.Scores.Length;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Candidates.Length} candidates, {seeds} seed{(seeds == 1 ? "" : "s")} each, the {(Maximizes ? "largest" : "least")} mean first");
        text.AppendLine("candidate  epochs          mean     deviation  settings");
        foreach (SearchCandidate<TSettings> candidate in Candidates)
            text.AppendLine(CultureInfo.InvariantCulture, $"{candidate.Number,9}  {candidate.Epochs,6}  {candidate.Mean,12:G6}  {candidate.Deviation,12:G3}  {candidate.Settings}");
        text.AppendLine(
            seeds == 1
                ? "With one seed nothing is known about chance."
                : string.Create(CultureInfo.InvariantCulture, $"Within a standard error of the best, so not told apart from it: {NotToldApart.Length}."));
        text.Append("The best mean was chosen among these, so it is rather too good: measure the network on rows that took no part.");
        return text.ToString();
    }
}

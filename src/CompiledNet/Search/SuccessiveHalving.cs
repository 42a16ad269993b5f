namespace CompiledNet;

/// <summary>
/// Rounds in which fewer and fewer candidates train longer and longer: of n candidates the best n/η go on (at least one), for η times as many epochs, until these are
/// <see cref="SearchOptions.Epochs"/>. Each round costs about as much as the first.
/// </summary>
/// <remarks>K. Jamieson, A. Talwalkar: Non-stochastic Best Arm Identification and Hyperparameter Optimization (AISTATS 2016), with a factor η as in Hyperband.</remarks>
public sealed record SuccessiveHalving
{
    /// <summary>The epochs of the first round, at least 1; 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int FirstEpochs
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(FirstEpochs), value, "FirstEpochs must be at least 1.");
    } = 1;

    /// <summary>The factor η, at least 2; 3 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 2.</exception>
    public int Factor
    {
        get;
        init => field = value >= 2 ? value : throw new ArgumentOutOfRangeException(nameof(Factor), value, "Factor must be at least 2.");
    } = 3;
}

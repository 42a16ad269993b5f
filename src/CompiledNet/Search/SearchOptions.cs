namespace CompiledNet;

/// <summary>How <see cref="HyperparameterSearch"/> compares hyperparameters.</summary>
public sealed record SearchOptions
{
    /// <summary>How many hyperparameters are drawn, at least 1; 20 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Candidates
    {
        get;
        init => field = AtLeastOne(value, nameof(Candidates));
    } = 20;

    /// <summary>How often each is tried, with seeds of its own, at least 1; 3 by default. With one there is no deviation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Seeds
    {
        get;
        init => field = AtLeastOne(value, nameof(Seeds));
    } = 3;

    /// <summary>How many epochs a trial is to train, at least 1; with <see cref="Halving"/> those of the last round. 20 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Epochs
    {
        get;
        init => field = AtLeastOne(value, nameof(Epochs));
    } = 20;

    /// <summary>Rounds of which each leaves the best alone and trains these longer; by default all candidates train equally long.</summary>
    public SuccessiveHalving? Halving { get; init; }

    /// <summary>What the hyperparameters are drawn with, and the first of the trials' seeds.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// The share of the rows that is held out to measure trials with, drawn anew for every seed and the same for all candidates; between 0 and 1, by
    /// default 0.2.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 1.</exception>
    public double ValidationFraction
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ValidationFraction), value, "ValidationFraction must be between 0 and 1.");
    } = 0.2;

    /// <summary>Rows to measure all trials with instead, which are not trained with.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>Whether larger scores are better, as with accuracies; false by default, as with losses.</summary>
    public bool Maximizes { get; init; }

    /// <summary>How many trials run at a time; as many as there are processors by default. The result does not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Threads
    {
        get;
        init => field = AtLeastOne(value, nameof(Threads));
    } = Environment.ProcessorCount;

    private static int AtLeastOne(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");
}

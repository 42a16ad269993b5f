namespace CompiledNet;

/// <summary>How <see cref="LearningRateSearch.FindLearningRate"/> goes over learning rates.</summary>
public sealed record LearningRateSearchOptions
{
    /// <summary>The first learning rate, above 0; 1e-6 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public float Smallest
    {
        get;
        init => field = Positive(value, nameof(Smallest));
    } = 1e-6f;

    /// <summary>The last learning rate, above <see cref="Smallest"/>; 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public float Largest
    {
        get;
        init => field = Positive(value, nameof(Largest));
    } = 10f;

    /// <summary>How many steps there are, at least 2; 100 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 2.</exception>
    public int Steps
    {
        get;
        init => field = value >= 2 ? value : throw new ArgumentOutOfRangeException(nameof(Steps), value, "At least 2 steps are needed.");
    } = 100;

    /// <summary>The number of rows in a step, at least 1; 32 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int BatchSize
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(BatchSize), value, "BatchSize must be at least 1.");
    } = 32;

    /// <summary>What the order of the rows is drawn with.</summary>
    public int Seed { get; init; }

    private static float Positive(float value, string name) => float.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and above 0.");
}

namespace CompiledNet;

/// <summary>How much <see cref="GradientCheck"/> looks at.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>
    /// The most elements of one tensor that are checked, at least 1; 256 unless said otherwise. Of a larger tensor so many
    /// are drawn at random. Each costs about ten passes from its layer on, in double precision.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxElementsPerTensor
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxElementsPerTensor), value, "At least one element must be checked.");
    } = 256;

    /// <summary>What the elements of larger tensors and the simulated rounding are drawn with.</summary>
    public int Seed { get; init; }
}

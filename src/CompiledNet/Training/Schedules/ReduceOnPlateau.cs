namespace CompiledNet;

/// <summary>
/// Multiplies the learning rate by a factor where a value has not improved for more than <see cref="Patience"/> epochs, as PyTorch's
/// <c>ReduceLROnPlateau</c>.
/// </summary>
public sealed record ReduceOnPlateau
{
    /// <summary>What is to improve; the loss on the validation rows by default.</summary>
    public MonitoredValue Monitor { get; init; }

    /// <summary>The factor, in (0, 1); 0.1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside (0, 1).</exception>
    public double Factor
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Factor), value, "The factor must be in (0, 1).");
    } = 0.1;

    /// <summary>How many epochs without improvement are borne, at least 0; 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Patience
    {
        get;
        init => field = AtLeastZero(value, nameof(Patience));
    } = 10;

    /// <summary>An improvement is by more than this share of the best value, at least 0; 1e-4 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public double Threshold
    {
        get;
        init => field = ScheduleSetting.Factor(value, nameof(Threshold));
    } = 1e-4;

    /// <summary>How many epochs after a reduction are not counted, at least 0; 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Cooldown
    {
        get;
        init => field = AtLeastZero(value, nameof(Cooldown));
    }

    /// <summary>The product of all reductions is at least this; 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public double Minimum
    {
        get;
        init => field = ScheduleSetting.Factor(value, nameof(Minimum));
    }

    private static int AtLeastZero(int value, string name) => value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0.");
}

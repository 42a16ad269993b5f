namespace CompiledNet;

/// <summary>What <see cref="ReduceOnPlateau"/> makes of the epochs so far.</summary>
internal sealed class PlateauFactor(ReduceOnPlateau options)
{
    private double? _best;
    private int _waited;
    private int _cooling;

    /// <summary>The product of the reductions.</summary>
    public double Value { get; private set; } = 1;

    /// <summary>Counts an epoch.</summary>
    public void Add(EpochResult result)
    {
        double value = options.Monitor.Of(result);
        if (_best is not { } best || IsBetter(value, best))
        {
            _best = double.IsNaN(value) ? _best : value;
            _waited = 0;
        }
        else
        {
            _waited++;
        }

        if (_cooling > 0)
        {
            _cooling--;
            _waited = 0;
        }

        if (_waited > options.Patience)
        {
            Value = Math.Max(Value * options.Factor, options.Minimum);
            _cooling = options.Cooldown;
            _waited = 0;
        }
    }

    private bool IsBetter(double value, double best) => options.Monitor.RisesToImprove()
        ? value > best * (1 + options.Threshold)
        : value < best * (1 - options.Threshold);
}

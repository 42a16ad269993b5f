namespace CompiledNet;

/// <summary>Which epoch was the best so far, and how many have passed since.</summary>
internal sealed class BestEpoch(MonitoredValue monitor, double minimumImprovement)
{
    private double _best = double.NaN;

    /// <summary>How many epochs have passed since the best one.</summary>
    public int Waited { get; private set; }

    /// <summary>Counts an epoch, and says whether it is the best.</summary>
    public bool Add(EpochResult result)
    {
        double value = monitor.Of(result);
        if (double.IsNaN(value) || !(double.IsNaN(_best) || monitor.IsBetter(value, _best, minimumImprovement)))
        {
            Waited++;
            return false;
        }

        _best = value;
        Waited = 0;
        return true;
    }
}

namespace CompiledNet;

/// <summary>
/// The counts of values in intervals whose limits grow by a tenth from 10⁻¹² to 10²⁰ on both sides of 0: those of TensorFlow, so that TensorBoard
/// can lay the histograms of all steps over each other.
/// </summary>
internal sealed class EventHistogram
{
    private static readonly double[] Limits = MakeLimits();

    private readonly long[] _counts = new long[Limits.Length];
    private readonly double[] _writtenLimits = new double[Limits.Length];
    private readonly double[] _writtenCounts = new double[Limits.Length];
    private int _written;

    public double Smallest { get; private set; }

    public double Largest { get; private set; }

    public double Sum { get; private set; }

    public double SquareSum { get; private set; }

    public long Count { get; private set; }

    /// <summary>The upper limits of the intervals that are written: of empty neighbours one.</summary>
    public ReadOnlySpan<double> WrittenLimits => _writtenLimits.AsSpan(0, _written);

    /// <summary>How many values are in each of them.</summary>
    public ReadOnlySpan<double> WrittenCounts => _writtenCounts.AsSpan(0, _written);

    /// <summary>Counts these values instead of the former ones; those that are not finite are left out.</summary>
    public void Fill(ReadOnlySpan<float> values)
    {
        Array.Clear(_counts);
        (Smallest, Largest, Sum, SquareSum, Count) = (double.MaxValue, double.MinValue, 0, 0, 0);
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                continue;
            int found = Array.BinarySearch(Limits, value);

            // Each interval begins at the limit of the one before, which is not a part of that one.
            _counts[found >= 0 ? found + 1 : ~found]++;
            Smallest = Math.Min(Smallest, value);
            Largest = Math.Max(Largest, value);
            Sum += value;
            SquareSum += (double)value * value;
            Count++;
        }

        Compress();
    }

    private void Compress()
    {
        _written = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] == 0 && _written > 0 && _writtenCounts[_written - 1] == 0)
                _written--;
            _writtenLimits[_written] = Limits[i];
            _writtenCounts[_written++] = _counts[i];
        }
    }

    private static double[] MakeLimits()
    {
        var positive = new List<double>();
        for (double limit = 1e-12; limit < 1e20; limit *= 1.1)
            positive.Add(limit);
        positive.Add(double.MaxValue);
        return [.. positive.AsEnumerable().Reverse().Select(limit => -limit), 0, .. positive];
    }
}

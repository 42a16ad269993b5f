namespace CompiledNet.Display;

/// <summary>
/// The course of the loss in at most 48 means of equally many values each, however many values there are: where there is no place for another
/// mean, each two become one. Adding allocates nothing.
/// </summary>
internal sealed class LossCourse
{
    /// <summary>The most means.</summary>
    public const int Capacity = 48;

    private readonly double[] _means = new double[Capacity];
    private int _count;
    private long _each = 1;
    private double _sum;
    private long _summed;

    /// <summary>The means so far, the oldest first, without the values that are not enough for another one.</summary>
    public ReadOnlySpan<double> Means => _means.AsSpan(0, _count);

    /// <summary>How many values are in each mean.</summary>
    public long ValuesPerMean => _each;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _count = 0;
        _each = 1;
        _sum = 0;
        _summed = 0;
    }

    /// <summary>Adds a value; one that is not finite is left out.</summary>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
            return;
        _sum += value;
        if (++_summed < _each)
            return;
        if (_count == Capacity)
        {
            // This mean has half of the values of one of the means that will be.
            Halve();
            return;
        }

        _means[_count++] = _sum / _summed;
        _sum = 0;
        _summed = 0;
    }

    private void Halve()
    {
        for (int i = 0; i < Capacity / 2; i++)
            _means[i] = (_means[2 * i] + _means[2 * i + 1]) / 2;
        _count = Capacity / 2;
        _each *= 2;
    }
}

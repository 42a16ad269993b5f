namespace CompiledNet.Accuracy;

/// <summary>What is remembered of the errors over many arguments.</summary>
public sealed class ErrorStatistics
{
    private double _sum;
    private long _count;

    /// <summary>The largest error in ulp.</summary>
    public double Largest { get; private set; } = -1;

    /// <summary>The argument with the largest error; the first of several in the order of their bits.</summary>
    public float LargestAt { get; private set; }

    /// <summary>The mean error in ulp, over the arguments whose true value is a number within the range of floats, and not zero.</summary>
    public double Mean => _sum / _count;

    /// <summary>Takes in one argument.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="expected">The true value.</param>
    /// <param name="error">The <see cref="UlpError"/> of the result.</param>
    public void Add(float x, double expected, double error)
    {
        if (error > Largest)
        {
            Largest = error;
            LargestAt = x;
        }

        double magnitude = Math.Abs(expected);
        if (magnitude > 0 && magnitude <= float.MaxValue)
        {
            _sum += error;
            _count++;
        }
    }

    /// <summary>Takes in what was remembered of other arguments.</summary>
    public void Add(ErrorStatistics other)
    {
        if (other.Largest > Largest
            || (other.Largest == Largest && BitConverter.SingleToUInt32Bits(other.LargestAt) < BitConverter.SingleToUInt32Bits(LargestAt)))
        {
            Largest = other.Largest;
            LargestAt = other.LargestAt;
        }

        _sum += other._sum;
        _count += other._count;
    }
}

using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Random numbers that follow from a seed, the same on every machine and in every order of threads: for drawing hyperparameters, changing training rows, and
/// for data of one's own.
/// </summary>
/// <remarks>The words are those of <see cref="Philox"/>, one after the other. One instance is for one thread at a time.</remarks>
public sealed class SeededRandom
{
    private const double Unit32 = 1.0 / (1L << 32);
    private const double Unit53 = 1.0 / (1L << 53);
    private const float Unit24 = 1f / (1 << 24);

    private RandomStream _stream;

    /// <summary>A stream of random numbers.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="number">Which of the streams that belong to the seed.</param>
    public SeededRandom(int seed, int number = 0)
        : this(seed, RandomPurpose.Custom, number)
    {
    }

    internal SeededRandom(int seed, RandomPurpose purpose, int number) => Restart(seed, purpose, number, 0);

    /// <summary>32 random bits.</summary>
    public uint NextBits() => _stream.Next();

    /// <summary>A number in [0, 1), a multiple of 2⁻²⁴.</summary>
    public float NextSingle() => (_stream.Next() >> 8) * Unit24;

    /// <summary>A number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble()
    {
        ulong high = _stream.Next();
        return (((high << 32) | _stream.Next()) >> 11) * Unit53;
    }

    /// <summary>A number of the normal distribution with mean 0 and standard deviation 1.</summary>
    public double NextNormal() => NormalQuantile.At((_stream.Next() + 0.5) * Unit32);

    /// <summary>True as often as said.</summary>
    /// <param name="probability">In [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in [0, 1].</exception>
    public bool Chance(double probability = 0.5) => probability is >= 0 and <= 1
        ? NextDouble() < probability
        : throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is in [0, 1].");

    /// <summary>A whole number in [<paramref name="low"/>, <paramref name="high"/>], all equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The upper end is below the lower one, or the range has more than 2³¹ − 1 numbers.</exception>
    public int Integer(int low, int high)
    {
        long count = (long)high - low + 1;
        return count is >= 1 and <= int.MaxValue
            ? low + _stream.NextBelow((int)count)
            : throw new ArgumentOutOfRangeException(nameof(high), high, $"From {low} there must be from 1 to {int.MaxValue} numbers.");
    }

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>), evenly distributed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ends are not finite, or the upper one is below the lower one.</exception>
    public double Uniform(double low, double high)
    {
        RequireRange(low, high);
        return low + (high - low) * NextDouble();
    }

    /// <summary>
    /// A number in [<paramref name="low"/>, <paramref name="high"/>) whose logarithm is evenly distributed, as suits learning rates: between 1e-4 and 1e-2, half of them are
    /// below 1e-3.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The ends are not finite and above 0, or the upper one is below the lower one.</exception>
    public double LogUniform(double low, double high)
    {
        if (!(low > 0))
            throw new ArgumentOutOfRangeException(nameof(low), low, "The lower end must be above 0.");
        RequireRange(low, high);
        double drawn = PortableMath.Exp(Uniform(PortableMath.Log(low), PortableMath.Log(high)));
        // Rounding may lead past an end.
        return Math.Clamp(drawn, low, high);
    }

    /// <summary>One of the values, all equally likely.</summary>
    /// <param name="values">At least one.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public T Choice<T>(params ReadOnlySpan<T> values) => values.IsEmpty
        ? throw new ArgumentException("There is nothing to choose from.", nameof(values))
        : values[_stream.NextBelow(values.Length)];

    /// <summary>Puts the items in random order, all orders equally likely.</summary>
    public void Shuffle(Span<int> items) => _stream.Shuffle(items);

    /// <summary>Begins another stream.</summary>
    internal void Restart(int seed, RandomPurpose purpose, int number, int part) => _stream = new RandomStream(seed, purpose, number, part);

    private static void RequireRange(double low, double high)
    {
        if (!(double.IsFinite(low) && double.IsFinite(high) && high >= low))
            throw new ArgumentOutOfRangeException(nameof(high), high, $"The upper end must be finite and at least the lower one, {low}.");
    }
}

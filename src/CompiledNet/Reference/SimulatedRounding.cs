namespace CompiledNet.Reference;

/// <summary>
/// Double precision with the rounding of float put in at random: every result is off by the root mean square of its error, with
/// a sign that is drawn (Monte Carlo arithmetic: D. Stott Parker, 1997). How far the final results of some such samples spread says how far float
/// may carry them, with all that cancels or grows on the way.
/// </summary>
/// <remarks>
/// Rounding is a function of what is rounded, and so is the sign: equal values in equal places err alike, as units with equal
/// weights or equal rows do. In a third of the samples it is a function of the first eight bits of the mantissa, so that values
/// that are nearly equal err alike too, such as sigmoids that are all rounded up to 1; in another third of the place alone, as
/// where a constant is rounded.
/// </remarks>
/// <param name="sample">The number of the sample.</param>
/// <param name="seed">What the signs are drawn with.</param>
internal sealed class SimulatedRounding(int sample, int seed) : IArithmetic
{
    // A unit within so many deviations of a kink changes sides in some samples.
    private const double KinkReach = 6;

    // The root mean square of an even distribution, as a share of its end.
    private const double RootMeanSquare = 0.57735026918962576;

    // A double has 52 bits of mantissa.
    private readonly ulong _decidingBits = (sample % 3) switch { 0 => ulong.MaxValue, 1 => ulong.MaxValue << (52 - 8), _ => 0 };

    private readonly ulong _sample = Mixed(((ulong)(uint)seed << 32) | (uint)sample);

    public double Round(double value, double error, int place)
    {
        double size = RootMeanSquare * error * FloatError.Unit + float.Epsilon;
        return IsUp(value, place) ? value + size : value - size;
    }

    /// <summary>
    /// A unit that float arithmetic may put on the other side of its kink shall change sides in some samples; so what
    /// decides is as far off as is allowed.
    /// </summary>
    public double Choosing(double argument, double center) => center + KinkReach * (argument - center);

    /// <summary>Whether the magnitude grows, as it does for a value and its negative alike.</summary>
    private bool IsUp(double value, int place)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(Math.Abs(value)) & _decidingBits;
        ulong hash = Mixed(Mixed(bits) + ((ulong)(uint)place << 32) + _sample);
        return (hash & 1) == 0 != double.IsNegative(value);
    }

    /// <summary>The finalizer of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).</summary>
    private static ulong Mixed(ulong x)
    {
        unchecked
        {
            x += 0x9E3779B97F4A7C15;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }
}

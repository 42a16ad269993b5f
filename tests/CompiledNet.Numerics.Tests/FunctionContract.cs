using CompiledNet.Accuracy;

namespace CompiledNet.Numerics.Tests;

/// <summary>What holds for every function: the same bits at every width, and the documented accuracy.</summary>
public abstract class FunctionContract<TFunction>
    where TFunction : IVectorFunction
{
    /// <summary>
    /// The largest errors in ulp over all 2³² floats, as tests/CompiledNet.Accuracy measures them and the documentation states
    /// them, rounded up in the second decimal.
    /// </summary>
    protected abstract (double Fused, double Unfused) LargestError { get; }

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        float[] x = Arguments();
        AssertSameBits<Lanes128, Lanes256, Lanes512>(x);
        AssertSameBits<Unfused<Lanes128>, Unfused<Lanes256>, Unfused<Lanes512>>(x);
    }

    [Fact]
    public void A_lane_does_not_depend_on_its_neighbours()
    {
        float[] x = Arguments();
        float[] together = Evaluate<Lanes512>(x);
        for (int i = 0; i < x.Length; i += 9973)
        {
            float alone = Evaluate<Lanes512>(Enumerable.Repeat(x[i], 16).ToArray())[i % 16];
            Assert.Equal(Bits.Of(together[i]), Bits.Of(alone));
        }
    }

    [Fact]
    public void Errors_stay_within_the_documented_bound()
    {
        float[] x = Arguments();
        AssertWithin<Lanes256>(x, LargestError.Fused);
        AssertWithin<Unfused<Lanes256>>(x, LargestError.Unfused);
    }

    [Fact]
    public void NaN_stays_NaN()
    {
        float[] results = Evaluate<Lanes128>([float.NaN, -float.NaN, BitConverter.UInt32BitsToSingle(0x7FC12345), BitConverter.UInt32BitsToSingle(0xFFFFFFFF)]);
        Assert.All(results, result => Assert.True(float.IsNaN(result)));
    }

    protected static float Of(float x) => Evaluate<Lanes128>([x, x, x, x])[0];

    // Two million patterns of all exponents, and a million arguments of the size that networks have.
    private static float[] Arguments()
    {
        float[] all = [.. Samples.Special, .. Samples.RandomBits(1 << 21, 11), .. Samples.Moderate(1 << 20, 12, 20)];
        return all[..(all.Length / 16 * 16)];
    }

    private static float[] Evaluate<TLanes>(float[] x)
        where TLanes : struct, ILanes<TLanes>
    {
        var results = new float[x.Length];
        FunctionRun.Over<TFunction, TLanes>(x, results);
        return results;
    }

    private static void AssertSameBits<TNarrow, TMiddle, TWide>(float[] x)
        where TNarrow : struct, ILanes<TNarrow>
        where TMiddle : struct, ILanes<TMiddle>
        where TWide : struct, ILanes<TWide>
    {
        float[] narrow = Evaluate<TNarrow>(x);
        Bits.AssertEqual(narrow, Evaluate<TMiddle>(x), i => $"{TFunction.Name}({x[i]:R}) at 256 bits");
        Bits.AssertEqual(narrow, Evaluate<TWide>(x), i => $"{TFunction.Name}({x[i]:R}) at 512 bits");
    }

    private static void AssertWithin<TLanes>(float[] x, double bound)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] results = Evaluate<TLanes>(x);
        var errors = new ErrorStatistics();
        for (int i = 0; i < x.Length; i++)
        {
            double expected = TFunction.Reference(x[i]);
            errors.Add(x[i], expected, UlpError.Of(results[i], expected));
        }

        Assert.True(errors.Largest <= bound, $"{TFunction.Name}({errors.LargestAt:R}) is {errors.Largest} ulp off, more than {bound}.");
    }
}

using CompiledNet.Reference;

namespace CompiledNet.Training.Tests.Reference;

public class RunningSumTests
{
    /// <remarks>891 additions may err by 891 half units; that equal terms come near it is why they are not taken for independent.</remarks>
    [Fact]
    public void Equal_terms_err_alike_and_never_by_more_than_their_error()
    {
        var random = new Random(1);
        double largest = 0;
        for (int trial = 0; trial < 1000; trial++)
        {
            float term = random.NextSingle() - 0.5f;
            var sum = new RunningSum();
            float rounded = 0;
            for (int count = 1; count <= 891; count++)
            {
                sum.Add(term);
                rounded += term;
                double off = Math.Abs(rounded - sum.Value) / FloatError.Unit;
                Assert.InRange(off, 0, sum.Error);
                largest = Math.Max(largest, off / Math.Abs(sum.Value));
            }
        }

        // Of independent roundings, five deviations would be 5·√(891/3)/√3.
        Assert.InRange(largest, 50, 891 / 2);
    }

    [Fact]
    public void Independent_roundings_add_up_by_their_squares()
    {
        var sum = new RunningSum();
        foreach (double term in (double[])[3, -1, 5])
            sum.Add(term);

        // Partial sums that are rounded: 2 and 7. Half of all magnitudes: 4.5.
        Assert.Equal(Math.Sqrt(4.5 * 4.5 + 2 * 2 + 7 * 7), sum.Error, 1e-12);
    }

    [Fact]
    public void Roundings_of_one_term_that_is_added_again_add_up_themselves()
    {
        var sum = new RunningSum();
        foreach (double term in (double[])[3, 2, 2, 2, -1])
            sum.Add(term);

        // 5 + 7 + 9 of the twos, then 8. Half of all magnitudes: 5.
        Assert.Equal(Math.Sqrt(5 * 5 + 21 * 21 + 8 * 8), sum.Error, 1e-12);
    }
}

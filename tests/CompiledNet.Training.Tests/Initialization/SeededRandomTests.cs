namespace CompiledNet.Training.Tests;

public sealed class SeededRandomTests
{
    [Fact]
    public void The_numbers_are_those_of_Philox()
    {
        var random = new SeededRandom(seed: 42, number: 3);
        (uint x0, uint x1, uint x2, uint x3) = Philox.Block(0, 0, 3, 0, 42, 7);

        Assert.Equal([x0, x1, x2, x3, Philox.Block(1, 0, 3, 0, 42, 7).X0], Enumerable.Range(0, 5).Select(_ => random.NextBits()));
    }

    [Fact]
    public void Draws_stay_within_their_ends_and_fill_them_evenly()
    {
        const int Draws = 10_000;
        // Five standard deviations of a count that is expected to be a half.
        const double Width = 5 * 0.5 / 100;
        var random = new SeededRandom(1);
        double[] below = new double[5];
        for (int i = 0; i < Draws; i++)
        {
            double rate = random.LogUniform(1e-4, 1e-2);
            Assert.InRange(rate, 1e-4, 1e-2);
            below[0] += rate < 1e-3 ? 1.0 / Draws : 0;
            double even = random.Uniform(-3, 5);
            Assert.InRange(even, -3, 5);
            below[1] += even < 1 ? 1.0 / Draws : 0;
            int whole = random.Integer(-1, 2);
            Assert.InRange(whole, -1, 2);
            below[2] += whole < 1 ? 1.0 / Draws : 0;
            below[3] += random.NextNormal() < 0 ? 1.0 / Draws : 0;
            below[4] += random.NextSingle() < 0.5f ? 1.0 / Draws : 0;
        }

        Assert.All(below, share => Assert.InRange(share, 0.5 - Width, 0.5 + Width));
        Assert.Equal(7, random.LogUniform(7, 7));
        Assert.Equal(7, random.Uniform(7, 7));
        Assert.Equal(7, random.Integer(7, 7));
        Assert.False(random.Chance(0));
        Assert.True(random.Chance(1));
        Assert.True(random.Choice("a", "b") is "a" or "b");
    }

    [Fact]
    public void Ranges_that_are_none_are_refused()
    {
        var random = new SeededRandom(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Uniform(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Uniform(0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.LogUniform(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Integer(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Integer(int.MinValue, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Chance(1.5));
        Assert.Throws<ArgumentException>(() => random.Choice<int>());
    }
}

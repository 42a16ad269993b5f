using System.Runtime.InteropServices;
using CompiledNet.Execution;
using CompiledNet.Kernels.Tests.Memory;
using CompiledNet.Numerics;

namespace CompiledNet.Kernels.Tests.Pools;

/// <summary>What holds for pooling with registers of any width.</summary>
public abstract class PoolingContract<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Cases = 200;

    [Fact]
    public void The_largest_value_of_every_window_is_found() => ForEach(seed: 1, (pooling, buffers, random) =>
    {
        float[] x = Draw.Numbers(random, pooling.InputLength);
        FloatBits.AssertSame(PlainPooling.Largest(pooling, x), Largest(pooling, buffers, x), $"y of {pooling}");
    });

    [Fact]
    public void Values_that_are_not_finite_compare_as_in_PyTorch() => ForEach(seed: 2, (pooling, buffers, random) =>
    {
        float[] x = Special(random, pooling.InputLength);
        FloatBits.AssertSame(PlainPooling.Largest(pooling, x), Largest(pooling, buffers, x), $"y of {pooling}");
    });

    [Fact]
    public void The_gradient_of_a_maximum_goes_to_the_largest_value() => ForEach(seed: 3, (pooling, buffers, random) =>
        AssertLargestGradients(pooling, buffers, Draw.Numbers(random, pooling.InputLength), random));

    [Fact]
    public void Of_equal_values_the_first_takes_the_gradient() => ForEach(seed: 4, (pooling, buffers, random) =>
        AssertLargestGradients(pooling, buffers, [.. Enumerable.Range(0, pooling.InputLength).Select(_ => (float)random.Next(2))], random));

    [Fact]
    public void Of_values_that_are_not_finite_the_one_as_in_PyTorch_takes_the_gradient() => ForEach(seed: 5, (pooling, buffers, random) =>
        AssertLargestGradients(pooling, buffers, Special(random, pooling.InputLength), random));

    [Fact]
    public void The_mean_is_over_the_values_that_are_there() => ForEach(seed: 6, (pooling, buffers, random) =>
    {
        float[] x = Draw.Numbers(random, pooling.InputLength);
        Span<float> y = buffers.Unwritten(pooling.OutputLength, "y");

        Pooling.Mean<TLanes>(ref First(buffers.Of(x, "x")), ref First(y), pooling.Windows, pooling.Stride, pooling.Rows);

        buffers.AssertNothingElseWritten(y, "y");
        FloatBits.AssertSame(PlainPooling.Mean(pooling, x), y, $"y of {pooling}");
    });

    [Fact]
    public void The_gradient_of_a_mean_is_spread_over_the_values_that_are_there() => ForEach(seed: 7, (pooling, buffers, random) =>
    {
        float[] dy = Draw.Numbers(random, pooling.OutputLength);
        Span<float> dx = buffers.Unwritten(pooling.InputLength, "dx");

        Pooling.MeanGradients<TLanes>(ref First(buffers.Of(dy, "dy")), ref First(dx), pooling.Windows, pooling.Stride, pooling.Rows);

        buffers.AssertNothingElseWritten(dx, "dx");
        FloatBits.AssertSame(PlainPooling.MeanGradients(pooling, dy), dx, $"dx of {pooling}");
    });

    private static float[] Largest(PoolingCase pooling, GuardedBuffers buffers, float[] x)
    {
        Span<float> y = buffers.Unwritten(pooling.OutputLength, "y");
        Pooling.Largest<TLanes>(ref First(buffers.Of(x, "x")), ref First(y), pooling.Windows, pooling.Stride, pooling.Rows);
        buffers.AssertNothingElseWritten(y, "y");
        return y.ToArray();
    }

    private static void AssertLargestGradients(PoolingCase pooling, GuardedBuffers buffers, float[] x, Random random)
    {
        float[] dy = Draw.Numbers(random, pooling.OutputLength);
        Span<float> dx = buffers.Unwritten(pooling.InputLength, "dx");

        Pooling.LargestGradients<TLanes>(ref First(buffers.Of(x, "x")), ref First(buffers.Of(dy, "dy")), ref First(dx), pooling.Windows, pooling.Stride, pooling.Rows);

        buffers.AssertNothingElseWritten(dx, "dx");
        FloatBits.AssertSame(PlainPooling.LargestGradients(pooling, x, dy), dx, $"dx of {pooling}");
    }

    /// <summary>Many equal values among infinities and NaN.</summary>
    private static float[] Special(Random random, int length)
    {
        float[] values = [float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, float.NaN, 0f, -0f, 1f, float.PositiveInfinity];
        float[] drawn = random.GetItems(values, length);
        // Rows of nothing but the smallest value, so that whole windows are.
        if (random.Next(3) == 0)
            drawn.AsSpan(0, length / 2).Fill(float.NegativeInfinity);
        return drawn;
    }

    private static void ForEach(int seed, Action<PoolingCase, GuardedBuffers, Random> check)
    {
        using var buffers = new GuardedBuffers();
        var random = new Random(seed);
        for (int i = 0; i < Cases; i++)
        {
            buffers.Begin();
            check(PoolingCase.Drawn(random, TLanes.Count), buffers, random);
        }
    }

    private static ref float First(Span<float> buffer) => ref MemoryMarshal.GetReference(buffer);
}

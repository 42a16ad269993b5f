using CompiledNet.Tests.Shared;

namespace CompiledNet.Execution.Tests;

/// <summary>Which masks the rows of a batch have, however it is cut. Not beside other tests, which might have the helpers just then.</summary>
[CollectionDefinition(nameof(DropoutRowsTests), DisableParallelization = true)]
[Collection(nameof(DropoutRowsTests))]
public sealed class DropoutRowsTests
{
    // Batches of one shard, of two, and of eight.
    public static TheoryData<int> Rows => [1, 7, 127, 256, 1000, 1031];

    [Theory, MemberData(nameof(Rows))]
    public void Every_row_has_the_mask_of_its_place_in_the_batch(int rows)
    {
        var model = new Masked(seed: 1);
        model.SetDropout(seed: 5, step: 77);
        float[] x = Draw(rows);
        float[] mask = model.GetDropoutMask(Masked.Layer, rows);
        var gradients = new ParameterBuffer<Masked>();

        float cost = model.Backward(x, x, gradients);

        double[] y = [.. x.Select((value, i) => (double)model.Parameters.AsSpan()[i % Masked.Units] * mask[i] * value)];
        // Sums of at most 21,000 positive floats in double, rounded to float; and products of three.
        Assert.Equal(y.Sum(value => value * value) / y.Length, cost, cost * 1e-6);
        for (int unit = 0; unit < Masked.Units; unit++)
        {
            double expected = 0;
            for (int i = unit; i < y.Length; i += Masked.Units)
                expected += 2 * y[i] * mask[i] * x[i] / y.Length;
            // One shard adds at most 131 floats one after the other.
            Assert.Equal(expected, gradients["Scale1.Weights"][unit], Math.Abs(expected) * 131 * 6e-8 + 1e-12);
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_bits_do_not_depend_on_the_number_of_threads(int rows)
    {
        float[] x = Draw(rows);
        float[] expected = Gradients(threads: 1);

        foreach (int threads in (int[])[2, 3, 8])
            Assert.Equal(expected, Gradients(threads));

        float[] Gradients(int threads)
        {
            var model = new Masked(seed: 1) { Threads = threads };
            model.SetDropout(seed: 5, step: 77);
            var gradients = new ParameterBuffer<Masked>();
            model.Backward(x, x, gradients);
            return gradients.ToArray();
        }
    }

    private static float[] Draw(int rows)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, rows * Masked.Units).Select(_ => (float)random.NextDouble())];
    }
}

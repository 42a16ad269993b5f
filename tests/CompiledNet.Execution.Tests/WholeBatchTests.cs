using System.Runtime.CompilerServices;
using CompiledNet.Numerics;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Execution.Tests;

/// <summary>
/// Training in one piece: the pass gets a batch of any size once, with memory of its own. Not beside other tests, which allocate too.
/// </summary>
[CollectionDefinition(nameof(WholeBatchTests), DisableParallelization = true)]
[Collection(nameof(WholeBatchTests))]
public sealed class WholeBatchTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(300, 1)]
    [InlineData(2000, 1)]
    [InlineData(2000, 8)]
    public void Statistics_are_those_of_all_rows(int rows, int threads)
    {
        float[] x = Draw(rows, seed: 1);
        var model = new Normalized { Threads = threads };
        var gradients = new ParameterBuffer<Normalized>();

        model.Backward(x, x, gradients);

        for (int unit = 0; unit < Normalized.Units; unit++)
        {
            double[] values = [.. x.Where((_, i) => i % Normalized.Units == unit)];
            double mean = values.Average();
            double variance = values.Sum(value => (value - mean) * (value - mean)) / (rows - 1);
            // The results are rounded to float once.
            Assert.Equal(0.1 * mean, gradients["BatchNorm1.RunningMean"][unit], Math.Abs(mean) * 1e-7);
            Assert.Equal(0.9 + 0.1 * variance, gradients["BatchNorm1.RunningVariance"][unit], 1e-6);
        }
    }

    [Fact]
    public void One_row_is_refused_before_anything_is_written()
    {
        var model = new Normalized();
        var gradients = new ParameterBuffer<Normalized>();
        gradients.AsSpan().Fill(7f);

        var exception = Assert.Throws<ArgumentException>(() => model.Backward([1f, 2f, 3f], [1f, 2f, 3f], gradients));

        Assert.Equal("inputs", exception.ParamName);
        Assert.Contains("has one row; training with batch norm needs at least two", exception.Message, StringComparison.Ordinal);
        Assert.All(gradients.AsSpan().ToArray(), value => Assert.Equal(7f, value));
    }

    [Fact]
    public void One_row_is_enough_for_inference()
    {
        var model = new Normalized();
        var outputs = new float[3];

        model.Forward([1f, 2f, 3f], outputs);
        float loss = model.ComputeLoss([1f, 2f, 3f], [1f, 2f, 3f]);

        Assert.Equal([1.0, 2.0, 3.0], outputs.Select(output => Math.Round(output, 3)));
        Assert.True(loss < 1e-6f);
    }

    [Fact]
    public void Memory_grows_at_the_first_large_batch_and_never_again()
    {
        float[] small = Draw(100, seed: 1);
        float[] large = Draw(5000, seed: 2);
        var execution = new NetworkExecution(0, NormalizedPass<Lanes128>.StorageSize);
        var model = new Normalized();
        var gradients = new ParameterBuffer<Normalized>();
        Run(small);

        long growing = Allocations.Of(() => Run(large));

        Assert.InRange(growing, 5000 * NormalizedPass<Lanes128>.FloatsOfRow * sizeof(float), 5000 * NormalizedPass<Lanes128>.FloatsOfRow * sizeof(float) * 5 / 4);
        Allocations.AssertNoneAtFirst(() => () =>
        {
            Run(large);
            Run(small);
            Run(large);
        });

        void Run(float[] x) => TrainingRun.Backward<NormalizedPass<Lanes128>>(
            execution, ref x[0], ref x[0], ref Unsafe.NullRef<int>(), ref model.Parameters.Start, ref gradients.Start, NormalizedPass<Lanes128>.StorageSize, x.Length / Normalized.Units);
    }

    [Fact]
    public void Calls_at_the_same_time_have_memory_of_their_own()
    {
        int[] rows = [700, 1300, 300, 900];
        float[][] inputs = [.. rows.Select((count, i) => Draw(count, seed: i))];
        var model = new Normalized();
        float[][] expected = [.. inputs.Select(x => Gradients(new Normalized(), x))];

        Parallel.For(0, 400, call =>
        {
            float[] actual = Gradients(model, inputs[call % inputs.Length]);

            Assert.Equal(expected[call % inputs.Length], actual);
        });

        static float[] Gradients(Normalized model, float[] x)
        {
            var gradients = new ParameterBuffer<Normalized>();
            model.Backward(x, x, gradients);
            return gradients.AsSpan().ToArray();
        }
    }

    [Fact]
    public void Workspaces_that_are_taken_at_the_same_time_are_different_ones()
    {
        var workspaces = new BatchWorkspaces();

        Workspace[] taken = [workspaces.Rent(1000), workspaces.Rent(1000), workspaces.Rent(10)];

        Assert.Equal(3, taken.Distinct().Count());
    }

    [Fact]
    public void A_workspace_that_is_too_small_is_given_up_for_a_larger_one()
    {
        var workspaces = new BatchWorkspaces();
        Workspace small = workspaces.Rent(1000);
        small.Dispose();

        Workspace large = workspaces.Rent(2000);
        large.Dispose();

        Assert.NotSame(small, large);
        Assert.Same(large, workspaces.Rent(1000));
        Assert.NotSame(small, workspaces.Rent(1000));
    }

    [Fact]
    public void A_workspace_that_is_too_small_but_taken_stays()
    {
        var workspaces = new BatchWorkspaces();
        Workspace small = workspaces.Rent(1000);
        Workspace large = workspaces.Rent(2000);

        small.Dispose();

        Assert.Same(small, workspaces.Rent(1000));
        Assert.NotSame(large, workspaces.Rent(2000));
    }

    [Fact]
    public void A_batch_beyond_what_an_array_holds_is_refused()
    {
        var execution = new NetworkExecution(0, 0);

        var exception = Assert.Throws<ArgumentException>(() => execution.RentForBatch(1L << 33, rows: 12_345));

        Assert.Contains("A batch of 12345 rows needs 8589934592 floats", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_of_inference_leave_the_statistics_as_they_are()
    {
        float[] x = Draw(2000, seed: 1);
        var model = new Normalized();
        model.Parameters["BatchNorm1.RunningMean"].CopyFrom([1f, 2f, 3f]);
        model.Parameters["BatchNorm1.RunningVariance"].CopyFrom([4f, 5f, 6f]);
        var gradients = new ParameterBuffer<Normalized>();
        model.Backward(x, x, gradients);

        model.BackwardFrom(x, x, gradients, []);

        Assert.Equal([1f, 2f, 3f], gradients["BatchNorm1.RunningMean"].ToArray());
        Assert.Equal([4f, 5f, 6f], gradients["BatchNorm1.RunningVariance"].ToArray());
    }

    private static float[] Draw(int rows, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows * Normalized.Units).Select(_ => (float)random.NextDouble())];
    }
}

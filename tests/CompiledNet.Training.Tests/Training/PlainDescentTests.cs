using System.Runtime.InteropServices;

namespace CompiledNet.Training.Tests;

/// <summary>Plain gradient descent touches only those rows of embedding tables that a batch chose.</summary>
public class PlainDescentTests
{
    // A number that any arithmetic makes quiet: who reads, computes and writes it back leaves other bits.
    private const int SignallingNaN = 0x7F800001;

    /// <summary>Batches of one block, of several, and of several shards; all choose a few of 1000 rows again and again.</summary>
    public static TheoryData<int, int> Batches => new() { { 1, 1 }, { 9, 1 }, { 300, 1 }, { 300, 2 } };

    [Theory]
    [MemberData(nameof(Batches))]
    public void Rows_that_a_batch_did_not_choose_are_not_written(int rows, int threads)
    {
        var trainer = new Trainer<Cities>(new Cities { Threads = threads }, new Sgd { LearningRate = 0.1f });
        (float[] inputs, float[] targets) = Draw(rows);
        HashSet<int> chosen = [.. Enumerable.Range(0, rows).Select(row => (int)inputs[row * 3 + 1])];
        // As integers, since copies of floats may make it quiet too.
        Span<int> parameters = MemoryMarshal.Cast<float, int>(trainer.Model.Parameters.AsSpan());
        foreach (int index in Enumerable.Range(0, 1000).Except(chosen))
            RowOf(parameters, index).Fill(SignallingNaN);
        int[] before = parameters.ToArray();

        trainer.Step(inputs, targets);

        foreach (int index in Enumerable.Range(0, 1000))
        {
            if (chosen.Contains(index))
                Assert.NotEqual(RowOf(before, index).ToArray(), RowOf(parameters, index).ToArray());
            else
                Assert.Equal(RowOf(before, index).ToArray(), RowOf(parameters, index).ToArray());
        }
    }

    /// <summary>A step of all rows shows that the number tells who writes.</summary>
    [Fact]
    public void A_step_that_keeps_gradients_writes_all_rows()
    {
        var trainer = new Trainer<Cities>(new Cities(), new Sgd { LearningRate = 0.1f }) { KeepsGradients = true };
        Span<int> parameters = MemoryMarshal.Cast<float, int>(trainer.Model.Parameters.AsSpan());
        RowOf(parameters, 0).Fill(SignallingNaN);

        trainer.Step([0f, 1f, 0f], [1f, 1f]);

        Assert.DoesNotContain(SignallingNaN, RowOf(parameters, 0).ToArray());
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void Steps_have_the_bits_of_those_of_all_rows(int rows, int threads)
    {
        var sparse = new Trainer<Cities>(new Cities { Threads = threads }, new Sgd { LearningRate = 0.1f });
        var dense = new Trainer<Cities>(new Cities(), new Sgd { LearningRate = 0.1f }) { KeepsGradients = true };

        for (int step = 0; step < 3; step++)
        {
            (float[] inputs, float[] targets) = Draw(rows, seed: step);
            Assert.Equal(dense.Step(inputs, targets), sparse.Step(inputs, targets));
            Assert.Equal(Bits(dense.Model.Parameters.AsSpan()), Bits(sparse.Model.Parameters.AsSpan()));
            Assert.Equal(dense.OptimizerState.LargestGradient, sparse.OptimizerState.LargestGradient);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(149)]
    [InlineData(150)]
    public void Tables_with_fewer_rows_than_a_batch_has_indices_are_walked_as_a_whole(int rows)
    {
        var sparse = new Trainer<TwoTables>(new TwoTables(), new Sgd { LearningRate = 0.1f });
        var dense = new Trainer<TwoTables>(new TwoTables(), new Sgd { LearningRate = 0.1f }) { KeepsGradients = true };
        var random = new Random(rows);
        float[] inputs = [.. Enumerable.Range(0, rows).SelectMany(_ => new[] { random.Next(4), (float)random.Next(300), random.Next(300) })];
        float[] targets = Noise.Uniform(rows * 37, seed: 3);

        for (int step = 0; step < 2; step++)
        {
            Assert.Equal(dense.Step(inputs, targets), sparse.Step(inputs, targets));
            Assert.Equal(Bits(dense.Model.Parameters.AsSpan()), Bits(sparse.Model.Parameters.AsSpan()));
        }
    }

    /// <summary>Who walks only the rows that were chosen must still find NaN in them.</summary>
    [Fact]
    public void A_step_that_meets_NaN_changes_nothing()
    {
        var trainer = new Trainer<Cities>(new Cities(), new Sgd { LearningRate = 0.1f });
        float[] before = trainer.Model.Parameters.ToArray();

        Assert.Throws<NonFiniteException>(() => trainer.Step([0f, 7f, 0f, 0f, 8f, 0f], [1f, 1f, float.NaN, 1f]));

        Assert.Equal(before, trainer.Model.Parameters.ToArray());
    }

    private static (float[] Inputs, float[] Targets) Draw(int rows, int seed = 1)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, rows).SelectMany(_ => new[] { random.NextSingle(), random.Next(20) * 50 + 3 + seed, random.NextSingle() })];
        return (inputs, Noise.Uniform(rows * 2, seed: 2));
    }

    private static Span<int> RowOf(Span<int> parameters, int index)
    {
        ParameterTensor table = Cities.Description.Tensors.First();
        return parameters.Slice(table.Offset + index * table.Strides[0], table.Shape[1]);
    }

    private static int[] Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}

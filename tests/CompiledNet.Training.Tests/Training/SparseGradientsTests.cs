using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CompiledNet.Execution;
using CompiledNet.Generated;
using CompiledNet.Numerics;

namespace CompiledNet.Training.Tests;

/// <summary>
/// Plain gradient descent clears, adds and reads the gradients of those rows of embedding tables alone that batches chose, and whoever reads
/// the gradients finds those of the last batch.
/// </summary>
public class SparseGradientsTests
{
    // NaN that any arithmetic makes quiet: who computes with it or looks at it throws or leaves other bits, who clears it leaves zero.
    private const int SignallingNaN = 0x7F800001;

    private const int Words = 1_000_000;

    /// <summary>Of one shard, and of several, which have memory of their own.</summary>
    [Theory]
    [InlineData(32)]
    [InlineData(300)]
    public void A_step_touches_no_row_that_its_batch_and_the_one_before_did_not_choose(int rows)
    {
        var trainer = new Trainer<Vocabulary>(new Vocabulary(), new Sgd { LearningRate = 0.1f });
        (float[] before, int[] labels) = DrawWords(rows, seed: 1);
        (float[] inputs, _) = DrawWords(rows, seed: 2);
        trainer.Step(before, labels);
        HashSet<int> chosen = [.. before.Concat(inputs).Select(index => (int)index)];
        int[] spared = [.. Enumerable.Range(0, Words).Where(index => !chosen.Contains(index))];

        using (Workspace shard = ShardGradients(trainer.Model))
        {
            Mark(trainer.Model.Parameters.AsSpan(), spared);
            Mark(trainer.OwnGradients.AsSpan(), spared);
            Mark(shard.Span, spared);
            shard.LeaveFor(Layout);
        }

        trainer.Step(inputs, labels);

        AssertMarked(trainer.Model.Parameters.AsSpan(), spared);
        AssertMarked(trainer.OwnGradients.AsSpan(), spared);
        using (Workspace shard = ShardGradients(trainer.Model))
            AssertMarked(shard.Span, spared);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(300, 1)]
    [InlineData(300, 2)]
    [InlineData(600, 3)]
    public void Gradients_are_those_of_the_last_batch_whatever_came_before(int rows, int threads)
    {
        var sparse = new Trainer<Cities>(new Cities { Threads = threads }, new Sgd { LearningRate = 0.1f });
        var dense = new Trainer<Cities>(new Cities(), new Sgd { LearningRate = 0.1f }) { KeepsGradients = true };
        Action<Trainer<Cities>, float[], float[]>[] calls =
        [
            (trainer, inputs, targets) => trainer.Step(inputs, targets),
            (trainer, inputs, targets) => Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Step([0f, 1000f, 0f], [1f, 1f])),
            (trainer, inputs, targets) => Assert.Throws<NonFiniteException>(() => trainer.Step(inputs, [float.NaN, .. targets[1..]])),
            (trainer, inputs, targets) => trainer.Accumulate(inputs, targets),
            (trainer, inputs, targets) => trainer.Accumulate(inputs, targets),
            (trainer, _, _) => trainer.StepAccumulated(),
            (trainer, inputs, targets) => trainer.Model.Backward(inputs, targets, new ParameterBuffer<Cities>()),
            (trainer, inputs, targets) => trainer.Model.ComputeLoss(inputs, targets),
            (trainer, inputs, targets) => trainer.Step(inputs, targets),
            (trainer, inputs, targets) => trainer.Step([.. Enumerable.Repeat(inputs, 1 + 1000 / rows).SelectMany(row => row)], [.. Enumerable.Repeat(targets, 1 + 1000 / rows).SelectMany(row => row)]),
            (trainer, inputs, targets) => trainer.Step(inputs, targets),
            (trainer, inputs, targets) => trainer.Model.Backward(inputs, targets, trainer.Gradients),
            (trainer, inputs, targets) => trainer.Step(inputs, targets),
            (trainer, _, _) => trainer.Gradients["Embedding1.Weights"][5, 1] = 7f,
            (trainer, inputs, targets) => trainer.Step(inputs, targets),
        ];

        for (int call = 0; call < calls.Length; call++)
        {
            (float[] inputs, float[] targets) = DrawCities(rows, seed: call);
            calls[call](dense, inputs, targets);
            calls[call](sparse, inputs, targets);

            Assert.Equal(Bits(dense.Model.Parameters.AsSpan()), Bits(sparse.Model.Parameters.AsSpan()));
            Assert.Equal(Bits(dense.OwnGradients.AsSpan()), Bits(sparse.OwnGradients.AsSpan()));
        }
    }

    /// <summary>The memory of shards is left to the next call, of any buffer and with any optimizer.</summary>
    [Fact]
    public void Shards_leave_nothing_to_other_calls()
    {
        var model = new Cities();
        var trainer = new Trainer<Cities>(model, new Sgd { LearningRate = 0.1f });
        (float[] inputs, float[] targets) = DrawCities(300, seed: 1);
        (float[] others, _) = DrawCities(300, seed: 2);
        ParameterBuffer<Cities> expected = new(), gradients = new();
        model.Backward(others, targets, expected);

        model.Backward(inputs, targets, gradients);
        model.BackwardFrom(inputs, targets, gradients, []);
        model.Backward(others, targets, gradients);

        Assert.Equal(Bits(expected.AsSpan()), Bits(gradients.AsSpan()));
        Assert.Equal(0, trainer.StepCount);
    }

    private static int Layout =>
        Vector512.IsHardwareAccelerated ? GradientLayout<CompiledNet_Training_Tests_VocabularyKernels<Lanes512>>.Number
        : Vector256.IsHardwareAccelerated ? GradientLayout<CompiledNet_Training_Tests_VocabularyKernels<Lanes256>>.Number
        : GradientLayout<CompiledNet_Training_Tests_VocabularyKernels<Lanes128>>.Number;

    private static Workspace ShardGradients(Vocabulary model) =>
        Execution(model).RentGradients(Layout, Vocabulary.Description.StorageSize);

    private static NetworkExecution Execution<TNetwork>(TNetwork model)
        where TNetwork : class, INetwork<TNetwork> => model.Execution!;

    private static void Mark(Span<float> values, int[] rows)
    {
        // As integers, since copies of floats may make it quiet too.
        Span<int> bits = MemoryMarshal.Cast<float, int>(values);
        foreach (int row in rows)
            RowOf(bits, row).Fill(SignallingNaN);
    }

    private static void AssertMarked(Span<float> values, int[] rows)
    {
        Span<int> bits = MemoryMarshal.Cast<float, int>(values);
        foreach (int row in rows)
            Assert.Equal(-1, RowOf(bits, row).IndexOfAnyExcept(SignallingNaN));
    }

    private static Span<int> RowOf(Span<int> values, int row)
    {
        ParameterTensor table = Vocabulary.Description.Tensors.First();
        return values.Slice(table.Offset + row * table.Strides[0], table.Shape[1]);
    }

    private static (float[] Inputs, int[] Labels) DrawWords(int rows, int seed)
    {
        var random = new Random(seed);
        return ([.. Enumerable.Range(0, rows * 2).Select(_ => (float)random.Next(Words))], Noise.Labels(rows, 4, seed));
    }

    private static (float[] Inputs, float[] Targets) DrawCities(int rows, int seed)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, rows).SelectMany(_ => new[] { random.NextSingle(), random.Next(20) * 50 + seed, random.NextSingle() })];
        return (inputs, Noise.Uniform(rows * 2, seed));
    }

    private static int[] Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}

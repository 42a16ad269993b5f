using CompiledNet.Streams.Tests.Networks;
using CompiledNet.Streams.Tests.Running;

namespace CompiledNet.Streams.Tests;

/// <summary>Trainers take sequences.</summary>
public class FitTests
{
    private static readonly int[] Lengths = [30, 12, 30, 7, 12, 21, 30];

    [Fact]
    public void Fit_learns_from_sequences_of_unequal_lengths()
    {
        Dataset data = Echoes(Lengths);
        var network = new Gates(seed: 3);
        var trainer = new Trainer<Gates>(network, new Adam { LearningRate = 0.02f });

        TrainingHistory history = trainer.Fit(data, new FitOptions { Epochs = 150, BatchSize = 3, WarmUpSteps = 1, Validation = data }, TestContext.Current.CancellationToken);

        Assert.True(history.Epochs[^1].TrainingLoss < 0.05 * history.Epochs[0].TrainingLoss, $"The loss went from {history.Epochs[0].TrainingLoss} to {history.Epochs[^1].TrainingLoss}.");
    }

    [Fact]
    public void A_batch_of_several_lengths_is_the_step_of_all_their_rows()
    {
        Dataset data = Echoes(Lengths);
        Gates network = Draw.Network<Gates>();
        var trainer = new Trainer<Gates>(network, new Sgd { LearningRate = 0.5f });
        float[] before = network.Parameters.ToArray();
        double[] expected = new double[before.Length];
        int counted = 0;
        for (int sequence = 0, first = 0; sequence < Lengths.Length; first += Lengths[sequence++])
        {
            int steps = Lengths[sequence];
            var gradients = new ParameterBuffer<Gates>();
            network.Backward(data.Inputs.Slice(first, steps), data.Targets.Slice(first, steps), gradients, steps, warmUpSteps: 2);
            expected = [.. expected.Zip(gradients.ToArray(), (sum, gradient) => sum + gradient * (double)(steps - 2))];
            counted += steps - 2;
        }

        trainer.Fit(data, new FitOptions { Epochs = 1, BatchSize = Lengths.Length, WarmUpSteps = 2 }, TestContext.Current.CancellationToken);

        Assert.Equal(1, trainer.StepCount);
        Assert.All(before.Zip(network.Parameters.ToArray()).Zip(expected), change => Assert.Equal(change.First.First - 0.5 * change.Second / counted, change.First.Second, 1e-6));
    }

    [Fact]
    public void Steps_of_sequences_have_weights()
    {
        Dataset data = Echoes(Lengths);
        float[] weights = [.. Draw.Values(data.Count, seed: 9).Select(Math.Abs)];
        Gates network = Draw.Network<Gates>();
        double total = 0;
        int counted = 0;
        for (int sequence = 0, first = 0; sequence < Lengths.Length; first += Lengths[sequence++])
        {
            var outputs = new float[Lengths[sequence]];
            network.Forward(data.Inputs.Slice(first, outputs.Length), outputs);
            for (int step = 2; step < outputs.Length; step++, counted++)
                total += weights[first + step] * Math.Pow(outputs[step] - data.Targets[first + step], 2);
        }

        var options = new FitOptions { Epochs = 1, BatchSize = Lengths.Length, WarmUpSteps = 2, RowWeights = weights };
        TrainingHistory history = new Trainer<Gates>(network, new Sgd()).Fit(data, options, TestContext.Current.CancellationToken);

        Assert.Equal(total / counted, history.Epochs[0].TrainingLoss, 1e-6);
    }

    [Fact]
    public void Weights_of_steps_follow_them_into_the_order_in_which_they_are_computed()
    {
        Dataset data = Echoes([10, 10, 10]);
        float[] weights = [.. Enumerable.Range(0, 30).Select(step => step < 10 ? 3f : 0f)];
        Gates all = Draw.Network<Gates>(), first = Draw.Network<Gates>();

        new Trainer<Gates>(all, new Sgd { LearningRate = 0.5f }).Fit(data, new FitOptions { BatchSize = 3, RowWeights = weights }, TestContext.Current.CancellationToken);
        new Trainer<Gates>(first, new Sgd { LearningRate = 0.5f }).Step(data.Inputs[..10], data.Targets[..10]);

        Assert.All(all.Parameters.ToArray().Zip(first.Parameters.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    /// <summary>With dropout, batches of several lengths, several batches a step, weights, a schedule and a plateau.</summary>
    [Fact]
    public void A_training_with_sequences_that_is_interrupted_again_and_again_ends_with_the_bits_of_one_that_is_not()
    {
        string directory = Directory.CreateTempSubdirectory("compilednet-").FullName;
        try
        {
            Dataset data = Dataset.WithTargets(Draw.Values(2 * Lengths.Sum(), seed: 2), 2, [.. Enumerable.Range(0, 3 * Lengths.Sum()).Select(i => i % 3 == i / 3 % 3 ? 1f : 0f)], 3).WithSequences(Lengths);
            var options = new FitOptions
            {
                Epochs = 3,
                BatchSize = 2,
                BatchesPerStep = 2,
                WarmUpSteps = 1,
                Seed = 5,
                Validation = data,
                RowWeights = Enumerable.Range(0, data.Count).Select(row => row % 3 * 0.6f).ToArray(),
                Schedule = LearningRateSchedule.Exponential(0.7),
                Plateau = new ReduceOnPlateau { Patience = 0 },
                EarlyStopping = new EarlyStopping { Patience = 9 },
            };
            Trainer<Gated> whole = Learner(), resumed;
            whole.Fit(data, options, TestContext.Current.CancellationToken);
            int interruptions = 0;
            while (true)
            {
                using var cancellation = new CancellationTokenSource();
                resumed = Learner();
                try
                {
                    resumed.Fit(data, options with { Checkpoints = new CheckpointOptions(directory), Callbacks = [new CancelAfterStep(cancellation)] }, cancellation.Token);
                    break;
                }
                catch (OperationCanceledException)
                {
                    interruptions++;
                }
            }

            Assert.True(interruptions > 3, $"There were {interruptions}.");
            Assert.Equal(whole.StepCount, resumed.StepCount);
            Assert.Equal(whole.History.Epochs.Select(epoch => epoch.TrainingLoss), resumed.History.Epochs.Select(epoch => epoch.TrainingLoss));
            Bits.AssertSame(whole.Model.Parameters.ToArray(), resumed.Model.Parameters.ToArray(), "parameters");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }

        static Trainer<Gated> Learner() => new(new Gated(seed: 3), new Adam { LearningRate = 0.02f }) { Seed = 4 };
    }

    private sealed class CancelAfterStep(CancellationTokenSource cancellation) : FitCallback
    {
        public override void OnStep(FitContext context) => cancellation.Cancel();
    }

    [Fact]
    public void A_step_takes_rows_as_the_sequences_that_the_trainer_is_told()
    {
        Dataset data = Echoes([10, 10, 10]);
        Gates one = Draw.Network<Gates>(), other = Draw.Network<Gates>();
        var trainer = new Trainer<Gates>(one, new Sgd()) { StepsPerSequence = 10, WarmUpSteps = 3 };
        var fitting = new Trainer<Gates>(other, new Sgd());

        float cost = trainer.Step(data.Inputs, data.Targets);
        TrainingHistory history = fitting.Fit(data, new FitOptions { Epochs = 1, BatchSize = 3, WarmUpSteps = 3, Shuffle = false }, TestContext.Current.CancellationToken);

        Assert.Equal(cost, history.Epochs[0].TrainingLoss, 1e-6);
        Bits.AssertSame(one.Parameters.ToArray(), other.Parameters.ToArray(), "parameters");
    }

    [Fact]
    public void An_evaluation_goes_through_each_sequence_from_zero()
    {
        Dataset data = Echoes(Lengths);
        Gates network = Draw.Network<Gates>();
        double total = 0;
        for (int sequence = 0, first = 0; sequence < Lengths.Length; first += Lengths[sequence++])
            total += (double)network.ComputeLoss(data.Inputs.Slice(first, Lengths[sequence]), data.Targets.Slice(first, Lengths[sequence])) * Lengths[sequence];

        Assert.Equal(total / data.Count, network.Evaluate(data).Loss, 1e-9);
    }

    [Fact]
    public void Rows_without_sequences_are_one()
    {
        Dataset data = Echoes([25]);
        Gates network = Draw.Network<Gates>();
        Dataset rows = Dataset.WithTargets(data.Inputs.ToArray(), 1, data.Targets.ToArray());

        Assert.Equal(network.Evaluate(data).Loss, network.Evaluate(rows).Loss);
    }

    [Fact]
    public void A_cut_leaves_the_rest_as_a_shorter_sequence() =>
        Assert.Equal([10, 10, 5], Dataset.WithTargets(new float[25], 1, new float[25]).CutIntoSequences(10).SequenceLengths.ToArray());

    [Fact]
    public void Sequences_that_are_not_all_rows_are_refused() =>
        Assert.Equal("lengths", Assert.Throws<ArgumentException>(() => Dataset.WithTargets(new float[25], 1, new float[25]).WithSequences(10, 10)).ParamName);

    [Fact]
    public void A_sequence_of_which_no_step_counts_is_refused()
    {
        var trainer = new Trainer<Gates>(new Gates(), new Sgd());

        Assert.Throws<ArgumentException>(() => trainer.Fit(Echoes(Lengths), new FitOptions { Epochs = 1, WarmUpSteps = 7 }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Networks_whose_rows_are_not_steps_refuse_sequences()
    {
        ITrainableNetwork<GateSequences> network = new GateSequences();

        Assert.Throws<NotSupportedException>(() => network.Backward(new float[24], new float[24], new ParameterBuffer<GateSequences>(), stepsPerSequence: 1));
    }

    /// <summary>Each step is to give half of what came in, and half of what came in before.</summary>
    private static Dataset Echoes(int[] lengths)
    {
        float[] inputs = Draw.Values(lengths.Sum(), seed: 4), targets = new float[inputs.Length];
        int first = 0;
        foreach (int length in lengths)
        {
            for (int step = 0; step < length; step++)
                targets[first + step] = 0.5f * inputs[first + step] + (step == 0 ? 0f : 0.5f * inputs[first + step - 1]);
            first += length;
        }

        return Dataset.WithTargets(inputs, 1, targets).WithSequences(lengths);
    }
}

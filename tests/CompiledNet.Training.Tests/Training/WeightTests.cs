namespace CompiledNet.Training.Tests;

public class WeightTests
{
    private static readonly float[] Inputs = Noise.Uniform(36, seed: 1);
    private static readonly int[] Labels = [0, 1, 2, 0, 1, 2, 2, 1, 0, 2, 1, 0];

    [Fact]
    public void A_class_with_weight_three_teaches_as_much_as_its_rows_three_times()
    {
        Dataset data = Dataset.WithLabels(Inputs, 3, Labels);
        Dataset repeated = data.Select([.. Enumerable.Range(0, 12).SelectMany(row => Enumerable.Repeat(row, Labels[row] == 2 ? 3 : 1))]);

        AssertEqual(12, Moved(data, new FitOptions { ClassWeights = [1, 1, 3] }), repeated.Count, Moved(repeated, new FitOptions()));
    }

    [Fact]
    public void A_row_with_weight_zero_teaches_nothing()
    {
        Dataset data = Dataset.WithLabels(Inputs, 3, Labels);
        float[] weights = [.. Labels.Select(label => label == 1 ? 0f : 1f)];
        Dataset others = data.Select([.. Enumerable.Range(0, 12).Where(row => Labels[row] != 1)]);

        AssertEqual(12, Moved(data, new FitOptions { RowWeights = weights }), 8, Moved(others, new FitOptions()));
    }

    /// <summary>Steps too small to change what a pass gives, so that all must give the same.</summary>
    [Fact]
    public void Backward_passes_of_others_have_no_weights_while_a_trainer_uses_some()
    {
        var model = new Overfitted(seed: 1);
        float[] inputs = Noise.Uniform(8 * Overfitted.InputSize, seed: 2), targets = Noise.Uniform(8 * Overfitted.OutputSize, seed: 3);
        var expected = new ParameterBuffer<Overfitted>();
        float cost = model.Backward(inputs, targets, expected);
        float[] weights = [3, 0, 1, 2, 5, 1, 0, 4];
        var trainer = new Trainer<Overfitted>(model, new Sgd { LearningRate = 1e-30f });
        bool ends = false;
        var training = new Thread(() =>
        {
            while (!Volatile.Read(ref ends))
                trainer.Step(inputs, targets, weights);
        });

        training.Start();
        var gradients = new ParameterBuffer<Overfitted>();
        int different = 0;
        for (int pass = 0; pass < 20_000; pass++)
        {
            if (model.Backward(inputs, targets, gradients) != cost || !gradients.AsSpan().SequenceEqual(expected.AsSpan()))
                different++;
        }

        Volatile.Write(ref ends, true);
        training.Join();
        Assert.Equal(0, different);
    }

    [Fact]
    public void Weights_of_classes_and_rows_are_multiplied()
    {
        Dataset data = Dataset.WithLabels(Inputs, 3, Labels);
        float[] both = [.. Labels.Select((label, row) => (label + 1) * (row % 2 == 0 ? 0.5f : 2f))];
        float[] rows = [.. Labels.Select((_, row) => row % 2 == 0 ? 0.5f : 2f)];

        Assert.Equal(Moved(data, new FitOptions { RowWeights = both }), Moved(data, new FitOptions { RowWeights = rows, ClassWeights = [1, 2, 3] }));
    }

    [Fact]
    public void A_weight_of_three_is_the_row_three_times_for_every_loss()
    {
        AssertRepeats<Overfitted>();
        AssertRepeats<OverfittedByMeanAbsoluteError>();
        AssertRepeats<OverfittedByHuber>();
        AssertRepeats<OverfittedByLogCosh>();
        AssertRepeats<OverfittedByQuantile>();
        AssertRepeats<OverfittedByHinge>();
        AssertRepeats<OverfittedByBinaryCrossEntropy>();
        AssertRepeats<OverfittedByBinaryFocalCrossEntropy>();
        AssertRepeats<OverfittedByCrossEntropy>();
        AssertRepeats<OverfittedByKLDivergence>();
        AssertRepeats<OverfittedByOwnLoss>();
    }

    [Fact]
    public void Classes_of_a_binary_loss_have_two_weights()
    {
        int[] labels = [.. Labels.Select(label => label / 2)];
        Dataset data = Dataset.WithLabels(Inputs[..24], 2, labels);
        Dataset repeated = data.Select([.. Enumerable.Range(0, 12).SelectMany(row => Enumerable.Repeat(row, labels[row] == 1 ? 3 : 1))]);

        AssertEqual(12, Moved<ExclusiveOr>(data, new FitOptions { ClassWeights = [1, 3] }), repeated.Count, Moved<ExclusiveOr>(repeated, new FitOptions()));
    }

    [Fact]
    public void Divided_by_the_weights_the_cost_is_that_of_PyTorch()
    {
        // CrossEntropyLoss(weight=[1, 2, 3], label_smoothing=0) of torch: Σ w[y]·L/Σ w[y], here from the losses of single rows.
        Dataset data = Dataset.WithLabels(Inputs, 3, Labels);
        var network = new Weighted(1);
        double[] losses = [.. Enumerable.Range(0, 12).Select(row => (double)network.ComputeLoss(data.Input(row), data.Labels.Slice(row, 1)))];
        double expected = losses.Zip(Labels, (loss, label) => (label + 1) * loss).Sum() / Labels.Sum(label => label + 1);

        TrainingHistory history = new Trainer<Weighted>(network, new Sgd()).Fit(data, new FitOptions { ClassWeights = [1, 2, 3], DividesByWeights = true, BatchSize = 12 });

        Assert.Equal(expected, history.Epochs[0].TrainingLoss, 1e-6);
    }

    [Fact]
    public void A_step_of_a_loop_of_ones_own_takes_weights()
    {
        float[] weights = [0.5f, 0f, 2f, 1f], targets = Noise.Uniform(8, seed: 2);
        var network = new OverfittedByOwnLoss(1);
        double expected = Enumerable.Range(0, 4).Sum(row => weights[row] * (double)network.ComputeLoss(Inputs.AsSpan(row * 3, 3), targets.AsSpan(row * 2, 2))) / 4;
        var trainer = new Trainer<OverfittedByOwnLoss>(network, new Sgd());

        Assert.Equal(expected, trainer.Step(Inputs.AsSpan(0, 12), targets, weights), 1e-6);
        Assert.Contains("4 weights are needed; there are 3", Assert.Throws<ArgumentException>(() => trainer.Step(Inputs.AsSpan(0, 12), targets, weights.AsSpan(1))).Message, StringComparison.Ordinal);
        Assert.Contains("Weight 0 is -1", Assert.Throws<ArgumentException>(() => trainer.Step(Inputs.AsSpan(0, 3), targets.AsSpan(0, 2), [-1f])).Message, StringComparison.Ordinal);
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused()
    {
        Dataset data = Dataset.WithLabels(Inputs, 3, Labels);

        Assert.Contains("3 class weights are needed; there are 2", Refused(data, new FitOptions { ClassWeights = [1, 1] }), StringComparison.Ordinal);
        Assert.Contains("12 row weights are needed; there are 5", Refused(data, new FitOptions { RowWeights = new float[5] }), StringComparison.Ordinal);
        Assert.Contains("Weight 1 is NaN", Refused(data, new FitOptions { ClassWeights = [1, float.NaN, 1] }), StringComparison.Ordinal);
        Assert.Contains("need rows with labels", Refused(Dataset.WithTargets(Inputs, 3, new float[36], 3), new FitOptions { ClassWeights = [1, 1, 1] }), StringComparison.Ordinal);
        Assert.Contains(
            "written by hand",
            Assert.Throws<ArgumentException>(() => new Trainer<Line>(new Line(), new Sgd()).Fit(Dataset.WithTargets(new float[4], 2, new float[2]), new FitOptions { RowWeights = new float[2] })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Balanced_weights_are_those_of_scikit_learn()
    {
        // compute_class_weight("balanced", classes=[0, 1, 2], y=[0, 0, 0, 1, 2, 2]) = 6/(3·3), 6/(3·1), 6/(3·2)
        Dataset data = Dataset.WithLabels(new float[6], 1, [0, 0, 0, 1, 2, 2]);

        Assert.Equal([2f / 3, 2f, 1f], data.BalancedWeights(3));
        Assert.Equal([2f / 3, 2f, 1f, 0f], data.BalancedWeights(4));
    }

    private static string Refused(Dataset data, FitOptions options) =>
        Assert.Throws<ArgumentException>(() => new Trainer<Weighted>(new Weighted(1), new Sgd()).Fit(data, options)).Message;

    private static void AssertRepeats<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        float[] weights = [.. Labels.Select(label => label * 1.5f)], targets = [.. Noise.Uniform(24, seed: 2).Select(Math.Abs)];
        Dataset data = Dataset.WithTargets(Inputs, 3, targets, 2);
        Dataset repeated = data.Select([.. Enumerable.Range(0, 12).SelectMany(row => Enumerable.Repeat(row, 2 * Labels[row]))]);

        AssertEqual(12 / 0.75, Moved<TNetwork>(data, new FitOptions { RowWeights = weights }), repeated.Count, Moved<TNetwork>(repeated, new FitOptions()));
    }

    private static float[] Moved(Dataset data, FitOptions options) => Moved<Weighted>(data, options);

    /// <summary>How one step of all rows moves the parameters.</summary>
    private static float[] Moved<TNetwork>(Dataset data, FitOptions options)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(TNetwork.Create(1), new Sgd { LearningRate = 1f });
        float[] before = trainer.Model.Parameters.AsSpan().ToArray();
        trainer.Fit(data, options with { BatchSize = data.Count, Shuffle = false });
        return [.. before.Zip(trainer.Model.Parameters.AsSpan().ToArray(), (from, to) => to - from)];
    }

    /// <summary>The sums over rows are the same; each parameter rounds to 2⁻²⁴ of about 1, and there are at most 20 rows.</summary>
    private static void AssertEqual(double count, float[] moved, int otherCount, float[] otherMoved)
    {
        Assert.Contains(moved, value => Math.Abs(value) > 1e-3);
        Assert.All(moved.Zip(otherMoved), pair => Assert.Equal((double)pair.First * count, (double)pair.Second * otherCount, 20 * Math.ScaleB(1, -22)));
    }
}

/// <summary>Of these generated ones, the loss takes targets that sum to other numbers than 1.</summary>
[Network(3), Dense(5, Activation.Tanh), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy, LabelSmoothing = 0.1f)]
public sealed partial class Weighted;

namespace CompiledNet.Training.Tests;

public class LearningRateSearchTests
{
    private static readonly Dataset Data = Dataset.WithLabels(Noise.Uniform(150, seed: 1), 3, Noise.Labels(50, 3, seed: 2));

    [Fact]
    public void Learning_rates_grow_by_the_same_factor_and_the_cost_falls_somewhere()
    {
        LearningRateCurve curve = Trainer().FindLearningRate(Data, new LearningRateSearchOptions { Smallest = 1e-4f, Largest = 1f, Steps = 41 });

        Assert.Equal(41, curve.Points.Length);
        Assert.Equal(1e-4f, curve.Points[0].LearningRate);
        Assert.Equal(1e-2f, curve.Points[20].LearningRate, 1e-8f);
        Assert.Equal(1f, curve.Points[40].LearningRate, 1e-6f);
        Assert.InRange(curve.Steepest, 1e-4f, 1f);
        Assert.Equal(curve.Points[0].Loss, curve.Points[0].SmoothedLoss, 1e-6);
    }

    [Fact]
    public void Nothing_is_changed()
    {
        Trainer<Classifier> trainer = Trainer();
        trainer.Fit(Data, new FitOptions { BatchSize = 10 });
        Trainer<Classifier> untouched = Trainer();
        untouched.Fit(Data, new FitOptions { BatchSize = 10 });

        LearningRateCurve curve = trainer.FindLearningRate(Data);
        Assert.NotEmpty(curve.Points);

        Assert.Equal(untouched.StepCount, trainer.StepCount);
        Assert.Equal(untouched.Optimizer.LearningRate, trainer.Optimizer.LearningRate);
        trainer.Fit(Data, new FitOptions { BatchSize = 10 });
        untouched.Fit(Data, new FitOptions { BatchSize = 10 });
        Assert.Equal(Noise.Bits(untouched.Model.Parameters.AsSpan()), Noise.Bits(trainer.Model.Parameters.AsSpan()));
    }

    [Fact]
    public void It_ends_where_training_diverges()
    {
        Dataset line = Dataset.WithTargets(Noise.Uniform(200, seed: 3), 2, Noise.Uniform(100, seed: 4));
        var trainer = new Trainer<Line>(new Line(1), new Sgd());
        int[] before = Noise.Bits(trainer.Model.Parameters.AsSpan());

        LearningRateCurve curve = trainer.FindLearningRate(line, new LearningRateSearchOptions { Smallest = 1e-3f, Largest = 1e6f, Steps = 300 });

        Assert.InRange(curve.Points.Length, 3, 299);
        Assert.Equal(before, Noise.Bits(trainer.Model.Parameters.AsSpan()));
    }

    [Fact]
    public void Learning_rates_in_the_wrong_order_are_refused() =>
        Assert.Contains("must be above", Assert.Throws<ArgumentException>(() => Trainer().FindLearningRate(Data, new LearningRateSearchOptions { Smallest = 1f, Largest = 0.1f })).Message, StringComparison.Ordinal);

    private static Trainer<Classifier> Trainer() => new(new Classifier(1), new Adam { LearningRate = 0.01f });
}

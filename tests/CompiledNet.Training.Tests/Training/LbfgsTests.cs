namespace CompiledNet.Training.Tests;

public class LbfgsTests
{
    private static readonly Dataset Exclusive = Dataset.WithLabels([0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f], 2, [0, 1, 1, 0]);

    /// <remarks>A cost that is quadratic in three parameters: in exact arithmetic four steps suffice.</remarks>
    [Fact]
    public void A_line_is_found_in_a_few_iterations()
    {
        float[] inputs = Noise.Uniform(40, seed: 1);
        Dataset data = Dataset.WithTargets(inputs, 2, [.. inputs.Chunk(2).Select(x => 3 * x[0] - 2 * x[1] + 0.5f)]);
        var model = new Line(1);

        LbfgsResult result = model.FitLbfgs(data);

        Assert.True(result.IsConverged);
        Assert.InRange(result.Iterations, 1, 12);
        Assert.All(model.Parameters.ToArray().Zip([3f, -2f, 0.5f]), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
        Assert.Equal(model.ComputeLoss(data.Inputs, data.Targets), result.Loss);
    }

    [Fact]
    public void Exclusive_or_is_fitted_to_nearly_no_loss()
    {
        var model = new ExclusiveOr(seed: 1);
        double before = model.Evaluate(Exclusive).Loss;

        LbfgsResult result = model.FitLbfgs(Exclusive, new LbfgsOptions { Iterations = 200 });

        Assert.True(before > 0.5);
        Assert.InRange(result.Loss, 0, 1e-4);
        Assert.Equal(1.0, model.Evaluate(Exclusive).Accuracy);
    }

    [Fact]
    public void The_cost_never_grows()
    {
        var model = new ExclusiveOr(seed: 3);
        float last = float.PositiveInfinity;

        for (int i = 0; i < 30; i++)
        {
            float now = model.FitLbfgs(Exclusive, new LbfgsOptions { Iterations = 1 }).Loss;
            Assert.InRange(now, 0, last);
            last = now;
        }

        Padding.IsZero(model.Parameters);
    }

    [Fact]
    public void Settings_and_data_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Iterations", () => new LbfgsOptions { Iterations = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("HistorySize", () => new LbfgsOptions { HistorySize = 0 });
        Assert.Throws<ArgumentException>("data", () => new Line(1).FitLbfgs(Exclusive));
        Assert.Throws<InvalidOperationException>(() => new Line(1).FitLbfgs(Dataset.WithTargets([float.NaN, 0f], 2, [0f])));
    }

    [Fact]
    public void Cancelled_it_leaves_the_parameters_it_had()
    {
        var model = new ExclusiveOr(seed: 1);

        Assert.Throws<OperationCanceledException>(() => model.FitLbfgs(Exclusive, null, new CancellationToken(canceled: true)));

        Assert.Equal(new ExclusiveOr(seed: 1).Parameters.ToArray(), model.Parameters.ToArray());
    }
}

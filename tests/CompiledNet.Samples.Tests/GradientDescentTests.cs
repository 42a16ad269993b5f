using CompiledNet;
using GradientDescent;

namespace CompiledNet.Samples.Tests;

public class GradientDescentTests
{
    [Theory]
    [InlineData(0.005f)]
    [InlineData(0.5f)]
    [InlineData(1.2f)]
    public void A_step_is_exactly_w_minus_alpha_dw(float learningRate)
    {
        Descent descent = Descent.Run(learningRate, stepCount: 50);

        Assert.Equal(51, descent.Steps.Count);
        for (int i = 1; i < descent.Steps.Count; i++)
        {
            DescentStep before = descent.Steps[i - 1];
            Assert.Equal(before.W - learningRate * before.DW, descent.Steps[i].W);
            Assert.Equal(before.B - learningRate * before.DB, descent.Steps[i].B);
        }
    }

    [Theory]
    [InlineData(0.005f)]
    [InlineData(0.5f)]
    public void The_trainer_takes_the_same_steps_to_the_bit(float learningRate)
    {
        DescentStep last = Descent.Run(learningRate, stepCount: 50).Steps[^1];
        var model = new Line();

        Assert.Null(Descent.RunTrainer(model, learningRate, stepCount: 50));
        Assert.Equal(last.W, model.Dense1.Weights[0, 0]);
        Assert.Equal(last.B, model.Dense1.Biases[0]);
    }

    [Fact]
    public void A_good_learning_rate_arrives_and_a_small_one_is_on_its_way()
    {
        double start = Descent.Run(0.5f, 0).Steps[0].Cost;
        double good = Descent.Run(0.5f, 60).Steps[^1].Cost;
        double tooSmall = Descent.Run(0.005f, 60).Steps[^1].Cost;

        Assert.True(good < 1e-10, $"{good}");
        Assert.InRange(tooSmall, 0.3 * start, 0.9 * start);
    }

    // The curvature along b is 2, so steps with α > 1 overshoot: each lands (2·1.2 − 1)² = 1.96 times as high.
    [Fact]
    public void Too_large_a_learning_rate_climbs_until_the_cost_overflows()
    {
        Descent descent = Descent.Run(1.2f, stepCount: 500);

        Assert.True(descent.Diverged);
        Assert.True(descent.Steps.Count < 500);
        Assert.True(descent.Steps[40].Cost > 1e10f * descent.Steps[0].Cost);
    }

    [Fact]
    public void The_trainer_reports_the_divergence_and_keeps_finite_parameters()
    {
        var model = new Line();

        NonFiniteException? exception = Descent.RunTrainer(model, 1.2f, stepCount: 500);

        Assert.NotNull(exception);
        Assert.Equal((int)exception.Step, exception.Epoch);
        Assert.All(model.Parameters.ToArray(), parameter => Assert.True(float.IsFinite(parameter)));
    }
}

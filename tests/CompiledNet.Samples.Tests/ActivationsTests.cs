using Activations;

namespace CompiledNet.Samples.Tests;

public class ActivationsTests
{
    private static readonly float[] Z = [-10, -5, -1, -0.5f, 0.5f, 1, 5, 10];

    [Fact]
    public void Sigmoid_and_tanh_have_the_slopes_of_their_formulas()
    {
        ActivationCurve sigmoid = ActivationCurve.Of<SigmoidUnit>(Z);
        ActivationCurve tanh = ActivationCurve.Of<TanhUnit>(Z);
        for (int i = 0; i < Z.Length; i++)
        {
            // A slope is computed from a rounded a, so it is off by some 2⁻²⁴.
            double s = 1 / (1 + Math.Exp(-Z[i]));
            Assert.Equal(s, sigmoid.A[i], 2e-7);
            Assert.Equal(s * (1 - s), sigmoid.Slope[i], 2e-7);
            double t = Math.Tanh(Z[i]);
            Assert.Equal(t, tanh.A[i], 2e-7);
            Assert.Equal(1 - t * t, tanh.Slope[i], 4e-7);
        }
    }

    [Fact]
    public void Relu_and_leaky_relu_have_one_slope_on_each_side()
    {
        ActivationCurve relu = ActivationCurve.Of<ReLUUnit>(-2, 3);
        ActivationCurve leaky = ActivationCurve.Of<LeakyReLUUnit>(-2, 3);

        Assert.Equal([0f, 3f], relu.A);
        Assert.Equal([0f, 1f], relu.Slope);
        Assert.Equal([-0.02f, 3f], leaky.A);
        Assert.Equal([0.01f, 1f], leaky.Slope);
    }

    [Fact]
    public void Tanh_is_a_shifted_sigmoid()
    {
        float[] tanh = ActivationCurve.Of<TanhUnit>(Z).A;
        float[] sigmoid = ActivationCurve.Of<SigmoidUnit>([.. Z.Select(z => 2 * z)]).A;
        for (int i = 0; i < Z.Length; i++)
            Assert.Equal(2 * sigmoid[i] - 1, tanh[i], 1e-6f);
    }

    [Fact]
    public void Saturated_units_pass_hardly_any_gradient_on()
    {
        Assert.True(ActivationCurve.Of<SigmoidUnit>(10f).Slope[0] < 1e-4f);
        Assert.True(ActivationCurve.Of<TanhUnit>(10f).Slope[0] < 1e-6f);
        Assert.Equal(0.25f, ActivationCurve.Of<SigmoidUnit>(0f).Slope[0], 1e-6f);
    }

    // The best that the output's bias can do alone is the mean of y; what is left is the variance of 2·x on the grid.
    [Fact]
    public void A_dead_relu_stays_dead_and_a_leaky_one_recovers()
    {
        DeadUnit dead = DeadUnit.Train<ReLUNetwork>();
        DeadUnit leaky = DeadUnit.Train<LeakyReLUNetwork>();
        double variance = Enumerable.Range(0, 21).Average(i => Math.Pow(i / 10.0 - 1, 2));

        Assert.Equal(0f, dead.HiddenWeightGradient);
        Assert.Equal(variance, dead.Costs[^1], 1e-5);
        Assert.NotEqual(0f, leaky.HiddenWeightGradient);
        Assert.True(leaky.Costs[^1] < 0.01 * variance, $"{leaky.Costs[^1]}");
    }
}

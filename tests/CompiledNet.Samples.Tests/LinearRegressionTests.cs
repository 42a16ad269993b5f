using CompiledNet;
using LinearRegression;

namespace CompiledNet.Samples.Tests;

public class LinearRegressionTests
{
    // 60 steps shrink the error of w by 1 − 2·α·mean(x²) = 0.66 each, that of b at once: what is left is rounding.
    [Fact]
    public void The_coefficients_of_a_line_are_recovered()
    {
        LineFit fit = LineFit.Run();

        Assert.Equal(LineFit.TrueWeight, fit.Model.Dense1.Weights[0, 0], 1e-3f);
        Assert.Equal(LineFit.TrueBias, fit.Model.Dense1.Biases[0], 1e-3f);
    }

    // At the optimum the cost is 2859.7. Its gradient in float is off by about √442·2⁻²⁴·2·|residual|·|x|/442 ≈ 1e-5; with the
    // smallest curvature 2·0.0086, that is 6e-4 in a weight, and (6e-4)²·0.0086 in the cost, far below its own rounding of
    // 442·2⁻²⁴ in the worst case: 1e-5 of it.
    [Fact]
    public void Diabetes_reaches_the_least_squares_optimum()
    {
        DiabetesFit fit = DiabetesFit.Run(SampleData.Diabetes());
        double[] optimum = NormalEquations.Solve(fit.Rows);
        double cost = NormalEquations.Cost(fit.Rows, optimum);

        Assert.Equal(2859.7, cost, 0.05);
        Assert.Equal(cost, fit.Model.Evaluate(fit.Rows).Loss, cost * 1e-5);
        for (int input = 0; input < DiabetesModel.InputSize; input++)
            Assert.Equal(optimum[input], fit.Model.Dense1.Weights[0, input], 5e-3);
        Assert.Equal(optimum[^1], fit.Model.Dense1.Biases[0], 5e-3);
    }

    [Fact]
    public void Diabetes_explains_half_of_the_variance() =>
        Assert.Equal(0.5177, DiabetesFit.Run(SampleData.Diabetes()).ExplainedVariance(), 1e-4);
}

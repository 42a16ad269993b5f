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

    // What keeps float from the optimum: predictions around 150 are rounded by 2⁻²⁴ of themselves, 1e-5, and so is the gradient
    // at worst. The smallest curvature of the cost is 2·0.0086, so a weight is off by at most 1e-5/0.0172 = 6e-4; in the cost
    // that is 0.0086·(6e-4)², nothing. The mean of 442 squares in float is off by 442·2⁻²⁵ of itself at worst, 1.3e-5.
    [Fact]
    public void Diabetes_reaches_the_least_squares_optimum()
    {
        DiabetesFit fit = DiabetesFit.Run(SampleData.Diabetes());
        double[] optimum = NormalEquations.Solve(fit.Rows);
        double cost = NormalEquations.Cost(fit.Rows, optimum);

        Assert.Equal(2859.7, cost, 0.05);
        Assert.Equal(cost, fit.Model.Evaluate(fit.Rows).Loss, cost * 1.3e-5);
        for (int input = 0; input < DiabetesModel.InputSize; input++)
            Assert.Equal(optimum[input], fit.Model.Dense1.Weights[0, input], 6e-4);
        Assert.Equal(optimum[^1], fit.Model.Dense1.Biases[0], 6e-4);
    }

    [Fact]
    public void Diabetes_explains_half_of_the_variance() =>
        Assert.Equal(0.5177, DiabetesFit.Run(SampleData.Diabetes()).ExplainedVariance(), 1e-4);
}

using LogisticLoss;

namespace CompiledNet.Samples.Tests;

public class LogisticLossTests
{
    // ŷ and the loss are each a few roundings of float (2⁻²⁴ = 6e-8) away from the formula in double.
    [Theory]
    [InlineData(-5f, 1f)]
    [InlineData(-1f, 0f)]
    [InlineData(0f, 1f)]
    [InlineData(0.5f, 0f)]
    [InlineData(5f, 1f)]
    [InlineData(5f, 0f)]
    public void The_loss_is_that_of_the_formula(float z, float y)
    {
        LossOfOneRow row = LossOfOneRow.At(z, y);

        Assert.Equal(row.Formula, row.Loss, 1e-6 * Math.Max(1, row.Formula));
    }

    [Fact]
    public void A_sure_and_right_prediction_costs_nothing() => Assert.Equal(0, LossOfOneRow.At(100, 1).Loss, 1e-30f);

    [Theory]
    [InlineData(-100f, 100f)]
    [InlineData(-10_000f, 10_000f)]
    public void A_sure_and_wrong_prediction_costs_as_much_as_it_was_sure(float z, float loss) =>
        Assert.Equal(loss, LossOfOneRow.At(z, 1).Loss);

    [Fact]
    public void The_cost_is_the_mean_of_the_losses()
    {
        Cost cost = Cost.Of([2f, -1f, 0.5f, -3f], [1f, 0f, 0f, 1f]);

        // Four sums of numbers around 1.
        Assert.Equal(cost.MeanOfLosses, cost.FromNetwork, 1e-6);
    }
}

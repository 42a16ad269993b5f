using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests;

/// <summary>Means of losses whose sum is no float.</summary>
public class LargeLossTests
{
    private const float Target = 1.2e19f;

    /// <summary>The outputs are next to nothing beside the targets, so that every row has the same loss. Sums of floats round each of its terms.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(192)]
    [InlineData(193)]
    [InlineData(1000)]
    public void The_cost_is_the_mean_though_the_sum_is_above_the_largest_float(int rows)
    {
        AssertMean<BatchNormalizedImages>(rows);
        AssertMean<LinearRegression>(rows);
    }

    private static void AssertMean<TNetwork>(int rows)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed: 1);
        float[] inputs = [.. Enumerable.Range(0, rows * TNetwork.Description.InputSize).Select(i => i % 7 / 7f)];
        float[] targets = [.. Enumerable.Repeat(Target, rows)];
        const float Mean = Target * Target;

        Assert.InRange(network.ComputeLoss(inputs, targets) / Mean, 1 - 1e-6f, 1 + 1e-6f);
        Assert.InRange(network.Backward(inputs, targets, new ParameterBuffer<TNetwork>()) / Mean, 1 - 1e-6f, 1 + 1e-6f);
    }
}

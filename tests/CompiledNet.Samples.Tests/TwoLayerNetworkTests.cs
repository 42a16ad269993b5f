using CompiledNet;
using TwoLayerNetwork;

namespace CompiledNet.Samples.Tests;

public class TwoLayerNetworkTests
{
    [Fact]
    public void Exclusive_or_needs_a_hidden_layer()
    {
        Dataset xor = Patterns.Xor();

        Rivals<XorNetwork> rivals = PatternTraining.Run<XorNetwork>(xor, xor, epochs: 500);

        Assert.Equal(1.0, rivals.TwoLayerAccuracy);
        Assert.True(rivals.LinearAccuracy <= 0.75, "no straight line separates more than three of the four points");
    }

    [Fact]
    public void Two_moons_need_a_hidden_layer()
    {
        Rivals<MoonsNetwork> rivals = PatternTraining.Run<MoonsNetwork>(
            Patterns.Moons(400, noise: 0.15, seed: 1), Patterns.Moons(1000, noise: 0.15, seed: 2), epochs: 100);

        // Measured: 99.1 % and 90.1 %.
        Assert.InRange(rivals.TwoLayerAccuracy, 0.98, 1);
        Assert.InRange(rivals.LinearAccuracy, 0.85, 0.92);
    }

    // tanh of this library and of MathF differ by at most 2 units in the last place, and the sums by some roundings.
    [Fact]
    public void The_output_is_that_of_the_layers_written_out()
    {
        Dataset xor = Patterns.Xor();
        var network = new XorNetwork(seed: 3);
        var output = new float[1];
        for (int row = 0; row < xor.Count; row++)
        {
            network.Forward(xor.Input(row), output);
            float[] a1 = network.HiddenActivations(xor.Input(row));
            double z2 = network.Output.Biases[0] + a1.Select((a, unit) => (double)network.Output.Weights[0, unit] * a).Sum();
            Assert.Equal(1 / (1 + Math.Exp(-z2)), output[0], 1e-6);
        }
    }
}

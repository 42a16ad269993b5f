namespace CompiledNet.Plots.Tests;

[Network(2)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class HalfPlane
{
    /// <summary>A network that is sure of class 1 far to the right of x₁ = ¼, and of class 0 far to the left.</summary>
    public static HalfPlane Trained()
    {
        var network = new HalfPlane();
        network.Dense1.Weights[0, 0] = 8;
        network.Dense1.Weights[0, 1] = 0;
        network.Dense1.Biases[0] = -2;
        return network;
    }
}

[Network(2)]
[Dense(3, Activation.Softmax)]
internal sealed partial class ThreeSectors;

[Network(6)]
[Dense(4, Activation.ReLU)]
[Dense(2)]
internal sealed partial class TwoLayers;

[Network(4, 4, 2)]
[Conv2D(3, 2)]
internal sealed partial class Filters;

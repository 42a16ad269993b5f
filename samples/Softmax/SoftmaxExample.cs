using CompiledNet;

namespace Softmax;

/// <summary>A softmax of four logits, its hard maximum, and its loss.</summary>
/// <param name="Probabilities">aᵢ = e^zᵢ / Σⱼ e^zⱼ.</param>
/// <param name="HardMax">The index of the largest.</param>
/// <param name="Loss">L = −ln a₀, for the class 0.</param>
/// <param name="LogitGradients">dz = a − y for the class 0.</param>
public sealed record SoftmaxExample(float[] Probabilities, int HardMax, float Loss, float[] LogitGradients)
{
    /// <summary>Computes it with the compiled network.</summary>
    public static SoftmaxExample Of(params float[] logits)
    {
        var network = FourClasses.OfLogits();
        var probabilities = new float[4];
        network.Forward(logits, probabilities);

        // dW = dz·xᵀ; with W = 1 the logits are x, so a column of dW divided by its x is dz.
        var gradients = new ParameterBuffer<FourClasses>();
        float loss = network.Backward(logits, [0], gradients);
        TensorView dw = gradients["Dense1.Weights"];
        return new SoftmaxExample(
            probabilities,
            ArgMax.Of(probabilities),
            loss,
            [.. Enumerable.Range(0, 4).Select(unit => dw[unit, 0] / logits[0])]);
    }
}

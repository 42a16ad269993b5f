namespace CompiledNet.Keras;

/// <summary>Activations of Keras, as arguments and as layers, to those here with their arguments.</summary>
internal static class KerasActivation
{
    /// <summary>The arguments of an attribute, the first of them the activation: <c>Activation.GELU, TanhApproximation = true</c>; null if there is none.</summary>
    /// <param name="name">Keras' name of the function.</param>
    /// <param name="isThird">Whether Keras 3 wrote the model, which has another hard sigmoid.</param>
    public static string[]? OfName(string name, bool isThird) => name switch
    {
        "linear" => ["Activation.Linear"],
        "relu" => ["Activation.ReLU"],
        "relu6" => ["Activation.ReLU6"],
        "sigmoid" => ["Activation.Sigmoid"],
        "tanh" => ["Activation.Tanh"],
        "softmax" => ["Activation.Softmax"],
        "log_softmax" => ["Activation.LogSoftmax"],
        "elu" => ["Activation.ELU"],
        "selu" => ["Activation.SELU"],
        "gelu" => ["Activation.GELU"],
        "swish" or "silu" => ["Activation.SiLU"],
        "softplus" => ["Activation.Softplus"],
        "softsign" => ["Activation.Softsign"],
        "mish" => ["Activation.Mish"],
        // That of Keras 2 is min(max(0.2·z + 0.5, 0), 1).
        "hard_sigmoid" when isThird => ["Activation.HardSigmoid"],
        "hard_silu" or "hard_swish" => ["Activation.HardSwish"],
        "hard_tanh" => ["Activation.HardTanh"],
        "leaky_relu" => ["Activation.LeakyReLU", "Slope = 0.2f"],
        _ => null,
    };

    /// <summary>The same of a layer that is an activation; null if it is none, or one that does not exist here.</summary>
    public static string[]? OfLayer(KerasLayer layer, bool isThird) => layer.Class switch
    {
        "Activation" => OfName(layer.Text("activation", ""), isThird),
        "ReLU" => OfReLU(layer),
        // The argument of Keras 3, then that of Keras 2.
        "LeakyReLU" => Slope(layer.Number("negative_slope", layer.Number("alpha", 0.3))),
        "ELU" => layer.Number("alpha", 1) is var alpha && alpha == 1 ? ["Activation.ELU"] : ["Activation.ELU", $"Alpha = {KerasLayer.Literal(alpha)}"],
        "Softmax" when layer.Sizes("axis", -1) is [-1] => ["Activation.Softmax"],
        "PReLU" => ["Activation.PReLU"],
        _ => null,
    };

    private static string[]? OfReLU(KerasLayer layer)
    {
        double slope = layer.Number("negative_slope", 0);
        if (layer.Number("threshold", 0) != 0)
            return null;
        if (!layer.Has("max_value"))
            return slope == 0 ? ["Activation.ReLU"] : Slope(slope);
        return slope == 0 && layer.Number("max_value", 0) == 6 ? ["Activation.ReLU6"] : null;
    }

    private static string[] Slope(double slope) => slope == 0.01 ? ["Activation.LeakyReLU"] : ["Activation.LeakyReLU", $"Slope = {KerasLayer.Literal(slope)}"];
}

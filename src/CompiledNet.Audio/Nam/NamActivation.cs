using System.Globalization;
using CompiledNet.Audio.Json;

namespace CompiledNet.Audio.Nam;

/// <summary>An activation of Neural Amp Modeler to the arguments of an attribute.</summary>
internal static class NamActivation
{
    /// <summary>The activations of layers: one for all, or a list with one for each.</summary>
    public static string[][] OfLayers(JsonPart activation, int layers)
    {
        if (!activation.IsList)
            return [.. Enumerable.Repeat(Arguments(activation), layers)];
        return activation.Items.Length == layers ? [.. activation.Items.Select(Arguments)] : throw activation.Expected($"an activation for each of {layers} layers");
    }

    /// <summary>The arguments: <c>Activation.LeakyReLU, Slope = 0.2f</c>.</summary>
    /// <exception cref="InvalidDataException">There is no such activation here.</exception>
    public static string[] Arguments(JsonPart activation)
    {
        JsonPart type = activation.IsText ? activation : activation["type"];
        return type.Text switch
        {
            "Tanh" => ["Activation.Tanh"],
            "Hardtanh" => ["Activation.HardTanh"],
            "ReLU" => ["Activation.ReLU"],
            "Sigmoid" => ["Activation.Sigmoid"],
            "SiLU" => ["Activation.SiLU"],
            "Hardswish" => ["Activation.HardSwish"],
            "Softsign" => ["Activation.Softsign"],
            "LeakyReLU" => Leaky(activation.IsText ? 0.01f : activation.Find("negative_slope")?.Number ?? 0.01f),
            var other => throw new InvalidDataException($"{type.Path} is {other}, an activation that does not exist here."),
        };
    }

    private static string[] Leaky(float slope) =>
        slope == 0.01f ? ["Activation.LeakyReLU"] : ["Activation.LeakyReLU", $"Slope = {slope.ToString("R", CultureInfo.InvariantCulture)}f"];
}

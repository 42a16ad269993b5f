using System.Globalization;

namespace CompiledNet.Audio.Declaring;

/// <summary>The layers of a compiled network as the attributes by which they are declared.</summary>
internal static class DeclaredAttributes
{
    /// <exception cref="InvalidDataException">A model is declared by other attributes.</exception>
    public static void RequireSame(NetworkDescription network, AudioModel model)
    {
        if (network.InputShape[^1] != model.Features)
            throw new InvalidDataException($"{network.Name} takes {network.InputShape[^1]} values a step; the model takes {model.Features}.");
        for (int place = 0; place < Math.Max(network.Layers.Length, model.Attributes.Length); place++)
        {
            string own = place < network.Layers.Length ? Of(network, place) : "no further layer", given = place < model.Attributes.Length ? model.Attributes[place] : "none";
            if (own != given)
                throw new InvalidDataException($"{network.Name} has {own} where the model has {given}.");
        }
    }

    /// <summary>The attribute, as <see cref="LayerList"/> writes it.</summary>
    private static string Of(NetworkDescription network, int place)
    {
        LayerDescription layer = network.Layers[place];
        int number = 1 + network.Layers.Take(place).Count(before => before.Kind == layer.Kind);
        // What comes in need not be the layer just before.
        string? input = layer.Inputs[0] == place - 1 ? null : NameOf(network, layer.Inputs[0]);
        string[] arguments =
        [
            .. Arguments(network, layer),
            .. input is null ? Array.Empty<string>() : [$"Input = \"{input}\""],
            .. layer.Name == $"{layer.Kind}{number}" ? Array.Empty<string>() : [$"Name = \"{layer.Name}\""],
        ];
        return arguments.Length == 0 ? $"[{layer.Kind}]" : $"[{layer.Kind}({string.Join(", ", arguments)})]";
    }

    private static IEnumerable<string> Arguments(NetworkDescription network, LayerDescription layer)
    {
        if (layer.Kind is "Dense" or "Conv1D" or "GRU" or "LSTM" or "SimpleRNN")
            yield return $"{layer.OutputShape[^1]}";
        if (layer.Kind == "Conv1D")
            yield return $"{layer.KernelSize[0]}";
        foreach (int other in layer.Inputs.Skip(1))
            yield return $"\"{NameOf(network, other)}\"";
        if (layer.Activation != Activation.Linear)
            yield return $"Activation.{layer.Activation}";
        if (layer.Activation == Activation.LeakyReLU && layer.Slope != 0.01f)
            yield return $"Slope = {layer.Slope.ToString("R", CultureInfo.InvariantCulture)}f";
        if (layer.Kind is "GRU" or "LSTM" or "SimpleRNN")
            yield return "ReturnSequences = true";
        if (layer.GoBackwards)
            yield return "GoBackwards = true";
        if (!layer.ResetAfter)
            yield return "ResetAfter = false";
        if (layer.Kind == "Conv1D")
            yield return $"Padding = Padding.{layer.Padding}";
        if (layer.Stride != 1)
            yield return $"Stride = {layer.Stride}";
        if (layer.Dilation != 1)
            yield return $"Dilation = {layer.Dilation}";
        if (layer.Groups != 1)
            yield return $"Groups = {layer.Groups}";
        if (layer.Kind is "Dense" or "Conv1D" && layer.Tensors.Length == 1)
            yield return "UseBias = false";
    }

    private static string NameOf(NetworkDescription network, int place) => place < 0 ? LayerList.NetworkInput : network.Layers[place].Name;
}

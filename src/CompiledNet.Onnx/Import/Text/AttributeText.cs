using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Functions;
using CompiledNet.Onnx.Import.Layers;

namespace CompiledNet.Onnx.Import.Text;

/// <summary>The attribute that declares a layer.</summary>
internal static class AttributeText
{
    /// <param name="layer">The layer.</param>
    /// <param name="before">The layer that is declared just before; the network's input if there is none.</param>
    /// <param name="names">What layers are called.</param>
    /// <param name="takesAllIndices">Whether an embedding takes all indices of the network.</param>
    public static string Of(Layer layer, Layer before, IReadOnlyDictionary<Layer, string> names, bool takesAllIndices)
    {
        List<string> arguments = [.. layer.Arguments], named = [.. layer.NamedArguments];
        if (layer.Activation is { } activation)
        {
            if (activation.Activation != Activation.Linear)
                arguments.Add($"Activation.{activation.Activation}");
            named.InsertRange(0, Named(activation));
        }

        ImmutableArray<Layer> inputs = layer.DeclaredInputs(before);
        arguments.AddRange(inputs.Skip(1).Select(other => $"\"{names[other]}\""));
        if (inputs[0] != before)
            named.Add($"Input = \"{names[inputs[0]]}\"");
        if (layer.Kind == "Embedding" && !takesAllIndices)
            named.Add($"Columns = new[] {{ {string.Join(", ", layer.Columns)} }}");
        string all = string.Join(", ", arguments.Concat(named));
        return all.Length == 0 ? $"[{layer.Kind}]" : $"[{layer.Kind}({all})]";
    }

    private static IEnumerable<string> Named(KnownActivation activation)
    {
        if (activation.Slope is { } slope && slope != 0.01f)
            yield return $"Slope = {NewLayer.Literal(slope)}";
        if (activation.Alpha is { } alpha && alpha != 1)
            yield return $"Alpha = {NewLayer.Literal(alpha)}";
        if (activation.TanhApproximation)
            yield return "TanhApproximation = true";
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace CompiledNet.Keras;

/// <summary>
/// <c>Bidirectional</c>: a recurrent layer forwards, another backwards beside it, and a layer that joins what both give. Of every step, both give it at the place of the step, as
/// <c>GoBackwards</c> does here.
/// </summary>
internal static class BothDirections
{
    public const string Class = "Bidirectional";

    /// <summary>Adds the layers, and returns their tensors.</summary>
    /// <exception cref="InvalidDataException">It wraps another layer, or joins in a way that does not exist here.</exception>
    public static IEnumerable<NamedTensor> Read(KerasLayer layer, ImmutableArray<NamedTensor> variables, bool areNamed, AttributeList attributes)
    {
        KerasLayer forward = Wrapped(layer, "layer");
        if (!Recurrences.Has(forward.Class))
            throw new InvalidDataException($"{layer} wraps a {forward.Class}; SimpleRNN, GRU and LSTM exist here");
        string mode = layer.Text("merge_mode", layer.Config.TryGetProperty("merge_mode", out _) ? "None" : "concat");
        string join = mode switch
        {
            "concat" => "Concat",
            "sum" => "Add",
            "mul" => "Multiply",
            _ => throw new InvalidDataException($"{layer} has the merge_mode {mode}; concat, sum and mul exist here"),
        };
        if (forward.Flag("go_backwards", false))
            throw new InvalidDataException($"{layer} goes backwards first (go_backwards)");
        Translated first = Recurrences.Read(forward), second = first with { Arguments = [.. first.Arguments, Recurrences.Backwards] };
        if (layer.Has("backward_layer") && Wrapped(layer, "backward_layer") is var own && (own.Class != forward.Class || !Recurrences.ReadBackwards(own).Arguments.SequenceEqual(second.Arguments)))
            throw new InvalidDataException($"{layer} has another layer backwards than forwards (backward_layer)");
        if (variables.Length % 2 != 0)
            throw new InvalidDataException($"{layer} has {variables.Length} variables, which are not those of two layers");

        NamedTensor[][] tensors = [.. variables.Chunk(Math.Max(1, variables.Length / 2)).Select(own => ModelReader.Converted(forward.Class, Kernels.NamesOf(forward.Class), [.. own], areNamed, Recurrences.ResetsAfter(forward)))];
        (string one, string other) = attributes.AddBoth(layer, first, second, join);
        return tensors.Zip([one, other]).SelectMany(pair => ModelReader.Named(pair.First, pair.Second));
    }

    /// <summary>The layer that is an argument.</summary>
    private static KerasLayer Wrapped(KerasLayer layer, string argument)
    {
        if (!layer.Has(argument) || layer.Config.GetProperty(argument) is not { ValueKind: JsonValueKind.Object } json)
            throw new InvalidDataException($"{layer} has no {argument}");
        JsonElement config = json.GetProperty("config");
        return new KerasLayer(json.GetProperty("class_name").GetString() ?? "", layer.Name, config, "", []);
    }
}

using System.Collections.Immutable;

namespace CompiledNet.Audio.RTNeural;

/// <summary>Holds the layers of a model against those of a network that is declared, one by one.</summary>
internal static class DeclaredMatch
{
    /// <summary>The tensors of the model under the names of the network.</summary>
    /// <exception cref="InvalidDataException">The layers are not the same; the message names the first that differs, on both sides.</exception>
    public static ImmutableArray<NamedTensor> Tensors(NetworkDescription network, int features, ImmutableArray<ModelLayer> layers)
    {
        if (network.InputShape[^1] != features)
            throw new InvalidDataException($"{network.Name} takes {network.InputShape[^1]} values a step; the model takes {features}.");
        Part[] own = [.. Parts(network)], given = [.. layers.SelectMany(Parts)];
        for (int place = 0; place < Math.Max(own.Length, given.Length); place++)
        {
            string here = place < own.Length ? own[place].What : "nothing", there = place < given.Length ? given[place].What : "nothing";
            if (here != there)
                throw new InvalidDataException($"{(place < own.Length ? $"{own[place].Where} of {network.Name}" : network.Name)} has {here} where the model has {there}{(place < given.Length ? $" ({given[place].Where})" : "")}.");
        }

        return [.. own.Zip(given).SelectMany(pair => Tensors(network, pair.First, pair.Second))];
    }

    /// <summary>A layer, or an activation behind it.</summary>
    private sealed record Part(string Where, string What, ImmutableArray<NamedTensor> Tensors);

    private static IEnumerable<Part> Parts(ModelLayer layer)
    {
        if (layer.Kind != "Activation")
            yield return new Part(layer.Path, What(layer.Kind, layer.Units, layer.KernelSize, layer.Dilation, layer.Groups, layer.Epsilon), layer.Tensors);
        if (layer.Activation != Activation.Linear)
            yield return new Part(layer.Path, $"the activation {layer.Activation}", layer.Kind == "Activation" ? layer.Tensors : []);
    }

    private static IEnumerable<Part> Parts(NetworkDescription network)
    {
        var names = new Queue<string>(network.FileNames);
        foreach ((int place, LayerDescription layer) in network.Layers.Index())
        {
            ImmutableArray<NamedTensor> tensors = [.. layer.Tensors.Concat(layer.Statistics).Select(tensor => new NamedTensor(names.Dequeue(), tensor.Shape, []))];
            if (layer.Inputs is not [var input] || input != place - 1 || layer.Stride != 1 || layer.GoBackwards)
                throw new InvalidDataException($"{layer.Name} of {network.Name} is more than a layer that takes the one before it, step by step; RTNeural's models have only such.");
            if (!layer.ResetAfter)
                throw new InvalidDataException($"{layer.Name} of {network.Name} has its reset before the product (ResetAfter = false); in RTNeural's models it stands behind.");
            // Nothing happens in these when the network computes.
            if (layer.Kind is "Dropout" or "Flatten" or "Reshape")
                continue;
            if (layer.Kind != "Activation")
                yield return new Part(layer.Name, What(layer.Kind, layer.OutputShape[^1], layer.KernelSize is [var size] ? size : 1, layer.Dilation, layer.Groups, layer.Epsilon), tensors);
            if (layer.Activation != Activation.Linear)
                yield return new Part(layer.Name, $"the activation {layer.Activation}", layer.Kind == "Activation" ? tensors : []);
        }
    }

    private static string What(string kind, int units, int size, int dilation, int groups, float epsilon) => kind switch
    {
        "Conv1D" => $"Conv1D of {units} filters of {size} samples, dilation {dilation}, {(groups == 1 ? "1 group" : $"{groups} groups")}",
        "BatchNorm" => $"BatchNorm of {units} channels, ε = {epsilon:R}",
        _ => $"{kind} of {units} units",
    };

    private static IEnumerable<NamedTensor> Tensors(NetworkDescription network, Part own, Part given)
    {
        foreach (NamedTensor wanted in own.Tensors)
        {
            string name = wanted.Name[(wanted.Name.LastIndexOf('.') + 1)..];
            NamedTensor? found = given.Tensors.FirstOrDefault(tensor => tensor.Name == name);
            // What the model does not have is added as 0.
            if (found is null && name.StartsWith("bias", StringComparison.Ordinal))
                found = wanted with { Values = new float[wanted.Shape.Aggregate(1, (product, size) => product * size)] };
            if (found is null || !found.Shape.SequenceEqual(wanted.Shape))
                throw new InvalidDataException($"{wanted} of {network.Name} is {(found is null ? "not" : $"[{string.Join(", ", found.Shape)}]")} in the model ({given.Where}).");
            yield return found with { Name = wanted.Name };
        }

        if (given.Tensors.FirstOrDefault(tensor => own.Tensors.All(wanted => !wanted.Name.EndsWith('.' + tensor.Name))) is { } tooMany)
            throw new InvalidDataException($"The model has a tensor {tooMany} ({given.Where}), which {own.Where} of {network.Name} does not have.");
    }
}

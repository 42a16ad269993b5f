using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Which layer of a network without batch norms is which of one with them.</summary>
internal static class FoldedLayers
{
    /// <summary>
    /// The layers with parameters of both, in their order, with the norm that is folded. A norm is folded where the other network has another layer
    /// in its place.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such order.</exception>
    public static IReadOnlyList<(ComputedLayer From, ComputedLayer? Norm, ComputedLayer To)> Pair(NetworkDescription trained, NetworkDescription folded, string argument)
    {
        if (!trained.InputShape.SequenceEqual(folded.InputShape))
            throw new ArgumentException($"{folded.Name} takes inputs of the shape ({string.Join(", ", folded.InputShape)}); {trained.Name} takes ({string.Join(", ", trained.InputShape)}).", argument);
        ImmutableArray<ComputedLayer> layers = ComputedLayer.Of(trained), others = ComputedLayer.Of(folded);
        var pairs = new List<(ComputedLayer From, ComputedLayer? Norm, ComputedLayer To)>();
        // Where among the others each layer is.
        int[] places = new int[layers.Length];
        int next = 0;
        for (int number = 0; number < layers.Length; number++)
        {
            ComputedLayer layer = layers[number];
            if (IsFoldable(layers, number) && !IsKept(others, places[layer.Inputs[0]]))
            {
                places[number] = places[layer.Inputs[0]];
                continue;
            }

            ComputedLayer? norm = IsKept(others, next) ? null : layers.Where((_, place) => IsFoldable(layers, place) && layers[place].Inputs[0] == number).FirstOrDefault();
            if (next == others.Length || !layer.IsLike(others[next], hasNorm: norm is not null) || !layer.Inputs.Select(input => input < 0 ? -1 : places[input]).SequenceEqual(others[next].Inputs))
                throw new ArgumentException(Difference(trained, layer, folded, next == others.Length ? null : others[next], norm), argument);
            if (layer.HasTensors)
                pairs.Add((layer, norm, others[next]));
            places[number] = next++;
        }

        return next == others.Length
            ? pairs
            : throw new ArgumentException($"{trained.Name} has nothing like the layer '{others[next].Layer.Name}' of {folded.Name}.", argument);
    }

    /// <summary>Whether a layer is a norm of a product of which nothing else is read.</summary>
    private static bool IsFoldable(ImmutableArray<ComputedLayer> layers, int number) =>
        layers[number] is { Kind: "BatchNorm", Inputs: [>= 0 and var product] }
        && layers[product].IsProduct
        && layers.Count(layer => layer.Inputs.Contains(product)) == 1;

    /// <summary>Whether the network without norms has one behind a layer all the same.</summary>
    private static bool IsKept(ImmutableArray<ComputedLayer> others, int product) =>
        others.Any(other => other.Kind == "BatchNorm" && other.Inputs.SequenceEqual([product]));

    private static string Difference(NetworkDescription trained, ComputedLayer layer, NetworkDescription folded, ComputedLayer? other, ComputedLayer? norm)
    {
        string wanted = $"the layer '{layer.Layer.Name}' of {trained.Name}{(norm is null ? "" : $", into which '{norm.Layer.Name}' is folded")}";
        return other is null ? $"{folded.Name} has nothing like {wanted}."
            : norm is not null && other.Kind == layer.Kind && other.Layer.Tensors.Length == 1 ? $"The layer '{other.Layer.Name}' of {folded.Name} has no biases, which {wanted}, needs; leave UseBias = false out."
            : $"The layer '{other.Layer.Name}' of {folded.Name} is not like {wanted}.";
    }
}

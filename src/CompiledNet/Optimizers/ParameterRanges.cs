using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Finds which parts of the storage are trained with which settings.</summary>
internal static class ParameterRanges
{
    /// <summary>
    /// The ranges in order, without those that are frozen. Padding belongs to what is before it: an update leaves it zero whatever the settings.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">Has the settings.</param>
    /// <param name="length">The floats of the storage; those of the network, unless all are trained alike.</param>
    /// <exception cref="ArgumentException">
    /// A group names a layer that has no parameters or is named before; or the settings differ, and the storage is not that of the network.
    /// </exception>
    public static ImmutableArray<ParameterRange> Of(NetworkDescription network, ElementwiseOptimizer optimizer, int length)
    {
        RequireLayers(network, optimizer.Groups);
        if (optimizer.Groups.IsEmpty && ((optimizer.WeightDecay == 0 && optimizer.L1Penalty == 0) || optimizer.DecaysAllTensors))
            return [new ParameterRange(0, length, 1, optimizer.WeightDecay, optimizer.L1Penalty)];
        if (length != network.TrainedSize)
            throw new ArgumentException($"The optimizer has settings by tensor, so it needs the storage of the network: {network.TrainedSize} parameters are trained; there are {length}.");

        var settings = new List<ParameterRange?> { null };
        var owners = new ushort[network.TrainedSize];
        foreach (LayerDescription layer in network.Layers)
        {
            foreach (ParameterTensor tensor in layer.Tensors)
                Mark(tensor, owners, IndexOf(SettingsOf(layer, tensor, optimizer), settings));
        }

        return Ranges(owners, settings);
    }

    /// <summary>
    /// The settings of a tensor, as a range of nothing; of no length where it is frozen. Tensors with one axis are biases, the scales and
    /// shifts of norms, and slopes: they do not decay unless all do.
    /// </summary>
    private static ParameterRange SettingsOf(LayerDescription layer, ParameterTensor tensor, ElementwiseOptimizer optimizer)
    {
        ParameterGroup? group = optimizer.Groups.FirstOrDefault(candidate => candidate.Layers.Contains(layer.Name));
        bool decays = optimizer.DecaysAllTensors || tensor.Shape.Length > 1;
        return new ParameterRange(
            0, group is { IsFrozen: true } ? 0 : 1, group?.LearningRateFactor ?? 1, decays ? group?.WeightDecay ?? optimizer.WeightDecay : 0, decays ? optimizer.L1Penalty : 0);
    }

    private static ushort IndexOf(ParameterRange range, List<ParameterRange?> settings)
    {
        int index = settings.IndexOf(range);
        if (index < 0)
        {
            index = settings.Count;
            settings.Add(range);
        }

        return checked((ushort)index);
    }

    private static void Mark(ParameterTensor tensor, Span<ushort> owners, ushort owner)
    {
        for (int row = 0; row < tensor.RowCount; row++)
        {
            int start = tensor.Offset + (tensor.Shape.Length == 0 ? 0 : tensor.Distance(0, row));
            if (tensor.Shape.Length < 2)
                owners[start] = owner;
            else
                MarkAxes(tensor.Shape.AsSpan()[1..], tensor.Strides.AsSpan()[1..], owners, start, owner);
        }
    }

    private static void MarkAxes(ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, Span<ushort> owners, int start, ushort owner)
    {
        for (int i = 0; i < shape[0]; i++)
        {
            if (shape.Length == 1)
                owners[start + i * strides[0]] = owner;
            else
                MarkAxes(shape[1..], strides[1..], owners, start + i * strides[0], owner);
        }
    }

    private static ImmutableArray<ParameterRange> Ranges(ReadOnlySpan<ushort> owners, List<ParameterRange?> settings)
    {
        var ranges = ImmutableArray.CreateBuilder<ParameterRange>();
        int start = 0;
        ushort owner = 0;
        for (int i = 0; i <= owners.Length; i++)
        {
            if (i < owners.Length && (owners[i] == 0 || owners[i] == owner))
                continue;
            if (settings[owner] is { Length: > 0 } range)
                ranges.Add(range with { Start = start, Length = i - start });
            if (i == owners.Length)
                break;
            start = i;
            owner = owners[i];
        }

        return ranges.ToImmutable();
    }

    private static void RequireLayers(NetworkDescription network, ImmutableArray<ParameterGroup> groups)
    {
        string[] trained = [.. network.Layers.Where(layer => !layer.Tensors.IsEmpty).Select(layer => layer.Name)];
        var named = new HashSet<string>();
        foreach (string layer in groups.SelectMany(group => group.Layers))
        {
            if (!trained.Contains(layer))
                throw new ArgumentException($"A parameter group of the optimizer names '{layer}', which is not a layer of {network.Name} with parameters; these are {string.Join(", ", trained)}.");
            if (!named.Add(layer))
                throw new ArgumentException($"The layer '{layer}' is named twice in the parameter groups of the optimizer; a layer belongs to one group.");
        }
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace CompiledNet.Keras;

/// <summary>Layers of a model and their variables to a declaration and its tensors.</summary>
internal static class ModelReader
{
    /// <exception cref="InvalidDataException">Something cannot be expressed; the message names all of it.</exception>
    public static KerasModel Read(ImmutableArray<KerasLayer> layers, KerasContent file)
    {
        // Keras 3 calls the shape of the input batch_shape.
        var reader = new LayerReader(isThird: layers.Any(layer => layer.Has("batch_shape")) || !file.AreNamed);
        List<string> notes = [], faults = [];
        List<NamedTensor> tensors = [];
        var attributes = new AttributeList();
        if (InputShape(layers, faults) is { } shape)
            attributes.AddNetwork(Network(shape, layers));
        foreach (KerasLayer layer in layers)
        {
            try
            {
                if (layer.Class == Normalizations.Class)
                    notes.Add(Normalizations.NoteOf(layer));
                if (LayerReader.IsForTrainingOnly(layer.Class))
                    notes.Add($"Left out {layer}, which does something in training alone.");
                if (layer.Class == "InputLayer" || LayerReader.IsForTrainingOnly(layer.Class))
                    attributes.Skip(layer);
                else if (LayerReader.JoinOf(layer) is { } join)
                    attributes.AddJoin(layer, join);
                else if (layer.Class == BothDirections.Class)
                    tensors.AddRange(BothDirections.Read(layer, Variables(layer, file), file.AreNamed, attributes));
                else
                    tensors.AddRange(Read(layer, reader, file, attributes));
            }
            catch (InvalidDataException exception)
            {
                faults.Add(exception.Message.TrimEnd('.'));
                attributes.Skip(layer);
            }
            // A member of the layer's JSON that has another kind than Keras writes.
            catch (Exception exception) when (exception is InvalidOperationException or FormatException)
            {
                faults.Add($"{layer}: {exception.Message}");
                attributes.Skip(layer);
            }
        }
        return faults.Count == 0
            ? new KerasModel(attributes.ToImmutable(), [.. tensors], [.. notes])
            : throw new InvalidDataException($"The model cannot be expressed: {string.Join("; ", faults)}.");
    }

    /// <summary>Adds a layer, and returns its tensors.</summary>
    private static IEnumerable<NamedTensor> Read(KerasLayer layer, LayerReader reader, KerasContent file, AttributeList attributes)
    {
        if (layer.Class == Normalizations.Class)
        {
            Translated norm = Normalizations.Read(layer);
            NamedTensor[] statistics = Normalizations.Tensors(layer, layer.Has("mean") ? [] : Variables(layer, file));
            return Named(statistics, attributes.Add(layer, norm));
        }

        Translated? known = layer.Class == "DepthwiseConv2D" ? null : reader.Read(layer);
        NamedTensor[] own = Tensors(layer, file);
        Translated here = known ?? reader.ReadDepthwise(layer, own[0].Shape[0] / layer.Whole("depth_multiplier", 1));
        return Named(own, attributes.Add(layer, here));
    }

    /// <summary>The tensors of a layer under the names that files have.</summary>
    public static IEnumerable<NamedTensor> Named(IEnumerable<NamedTensor> tensors, string layer) => tensors.Select(tensor => tensor with { Name = $"{layer.ToLowerInvariant()}.{tensor.Name}" });

    /// <summary>What the file has under the layer's name.</summary>
    private static ImmutableArray<NamedTensor> Variables(KerasLayer layer, KerasContent file)
    {
        string called = file.AreNamed ? layer.Name : layer.GroupName;
        ImmutableArray<NamedTensor> variables = file.Layers.FirstOrDefault(stored => stored.Layer == called).Variables;
        return !variables.IsDefault ? variables
            : throw new InvalidDataException($"{layer} has no variables in the file under '{called}'; it has those of {string.Join(", ", file.Layers.Select(stored => stored.Layer))}");
    }

    private static NamedTensor[] Tensors(KerasLayer layer, KerasContent file)
    {
        string[] names = Kernels.NamesOf(layer.Class, layer.Flag("scale", true), layer.Flag("center", true));
        if (names.Length == 0)
            return [];
        NamedTensor[] own = Converted(layer.Class, names, Variables(layer, file), file.AreNamed, Recurrences.ResetsAfter(layer));
        bool isNorm = layer.Class is "BatchNormalization" or "LayerNormalization";
        return isNorm ? Completed(own) : own;
    }

    /// <summary>The variables of a layer under PyTorch's names.</summary>
    public static NamedTensor[] Converted(string @class, string[] names, ImmutableArray<NamedTensor> variables, bool areNamed, bool resetsAfter = true)
    {
        if (variables.Length > names.Length)
            throw new InvalidDataException($"A layer {@class} has {variables.Length} variables; at most {names.Length} were expected ({string.Join(", ", names)})");
        if (Recurrences.Has(@class))
            return Recurrences.Convert(@class, [.. variables.Select((variable, place) => areNamed ? variable : variable with { Name = names[place] })], resetsAfter);
        return [.. variables.Select((variable, place) => Kernels.Convert(@class, areNamed ? variable.Name : names[place], variable))];
    }

    /// <summary>Norms have weights and biases here, of 1 and 0 where Keras has none.</summary>
    private static NamedTensor[] Completed(NamedTensor[] tensors)
    {
        if (tensors.Length == 0)
            throw new InvalidDataException("A norm without variables does not tell its size");
        int size = tensors[0].Values.Length;
        NamedTensor Find(string name, float otherwise) => tensors.FirstOrDefault(tensor => tensor.Name == name) ?? new NamedTensor(name, [size], [.. Enumerable.Repeat(otherwise, size)]);
        return [Find("weight", 1), Find("bias", 0), .. tensors.Where(tensor => tensor.Name is "running_mean" or "running_var")];
    }

    private static string Network(int[] shape, ImmutableArray<KerasLayer> layers)
    {
        string sizes = string.Join(", ", shape);
        bool takesIndices = layers.FirstOrDefault(layer => layer.Class != "InputLayer")?.Class == "Embedding";
        return takesIndices ? $"Network({sizes}, IndexInputs = new[] {{ {string.Join(", ", Enumerable.Range(0, shape[0]))} }})" : $"Network({sizes})";
    }

    private static int[]? InputShape(ImmutableArray<KerasLayer> layers, List<string> faults)
    {
        KerasLayer? first = layers.FirstOrDefault(layer => layer.Has("batch_shape") || layer.Has("batch_input_shape"));
        if (first is null)
        {
            faults.Add("no layer says the shape of the input");
            return null;
        }
        JsonElement[] sizes = [.. first.Config.GetProperty(first.Has("batch_shape") ? "batch_shape" : "batch_input_shape").EnumerateArray().Skip(1)];
        if (sizes.Length > 0 && sizes.All(size => size.ValueKind == JsonValueKind.Number))
            return [.. sizes.Select(size => size.GetInt32())];
        faults.Add($"the shape of the input is ({string.Join(", ", sizes)}) without the batch, where all sizes must be known");
        return null;
    }
}

using System.Collections.Immutable;
using System.IO.Compression;
using PureHDF;
using PureHDF.VOL.Native;

namespace CompiledNet.Keras;

/// <summary>What a file holds: the model as JSON, if it has one, and the variables of layers.</summary>
/// <param name="Config">The model; null of weights alone.</param>
/// <param name="Layers">
/// The variables by the names of their layers, in the file's order. Of files without names of variables (Keras 3) these are numbers.
/// </param>
/// <param name="AreNamed">Whether layers have the names of the model, and variables names; else layers are called by class and number.</param>
internal sealed record KerasContent(string? Config, ImmutableArray<(string Layer, ImmutableArray<NamedTensor> Variables)> Layers, bool AreNamed)
{
    // Of a .keras file, which is a zip archive.
    private const string ConfigName = "config.json";

    private const string WeightsName = "model.weights.h5";

    public static KerasContent Of(byte[] bytes)
    {
        try
        {
            KerasContent content = bytes.AsSpan().StartsWith("PK"u8) ? OfArchive(bytes) : OfHierarchy(bytes, null);
            return content.Layers.GroupBy(layer => layer.Layer).FirstOrDefault(group => group.Count() > 1) is { } twice
                ? throw new InvalidDataException($"The file has variables of two layers '{twice.Key}'.")
                : content;
        }
        // What readers of archives and hierarchies make of damaged fields may be anything; of a damaged length, an array that is too large.
        catch (Exception exception) when (exception is not InvalidDataException)
        {
            throw new InvalidDataException($"The file is damaged, or none of Keras: {exception.Message}", exception);
        }
    }

    private static KerasContent OfArchive(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        ZipArchiveEntry config = archive.GetEntry(ConfigName) ?? throw new InvalidDataException($"The archive has no {ConfigName}.");
        ZipArchiveEntry weights = archive.GetEntry(WeightsName) ?? throw new InvalidDataException($"The archive has no {WeightsName}.");
        using var text = new StreamReader(config.Open());
        using Stream data = weights.Open();
        using var hierarchy = new MemoryStream();
        data.CopyTo(hierarchy);
        return OfHierarchy(hierarchy.ToArray(), text.ReadToEnd());
    }

    private static KerasContent OfHierarchy(byte[] bytes, string? config)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using NativeFile file = H5File.Open(stream);
        if (config is null && file.AttributeExists("model_config"))
            config = file.Attribute("model_config").Read<string>();
        var datasets = new Datasets(bytes.Length);
        IH5Group root = file.LinkExists("model_weights") ? file.Group("model_weights") : file;
        if (root.AttributeExists("layer_names"))
            return new KerasContent(config, [.. Names(root, "layer_names").Select(layer => (layer, Named(root.Group(layer), datasets)))], true);
        return new KerasContent(config, [.. Numbered(file, datasets)], false);
    }

    /// <summary>Keras 2, and <c>.h5</c> of Keras 3: each layer's group lists its variables.</summary>
    private static ImmutableArray<NamedTensor> Named(IH5Group layer, Datasets datasets) =>
    [
        .. Names(layer, "weight_names").Select(name =>
        {
            // "dense/kernel:0" is a path in the group.
            string last = name[(name.LastIndexOf('/') + 1)..];
            int colon = last.IndexOf(':', StringComparison.Ordinal);
            return datasets.Read(layer.Dataset(name), colon < 0 ? last : last[..colon]);
        }),
    ];

    /// <summary>
    /// Keras 3: <c>layers/dense_1/vars/0</c>; of recurrent layers <c>layers/gru/cell/vars/0</c>, of both directions <c>layers/bidirectional/forward_layer/cell/vars/0</c> and those of
    /// <c>backward_layer</c>.
    /// </summary>
    private static IEnumerable<(string Layer, ImmutableArray<NamedTensor> Variables)> Numbered(NativeFile file, Datasets datasets)
    {
        string layers = file.LinkExists("layers") ? "layers" : file.LinkExists("_layer_checkpoint_dependencies") ? "_layer_checkpoint_dependencies"
            : throw new InvalidDataException("The file has neither the attribute layer_names nor the group layers, one of which files of Keras have.");
        foreach (IH5Group layer in file.Group(layers).Children().OfType<IH5Group>())
        {
            string[] places = layer.LinkExists("forward_layer") && layer.LinkExists("backward_layer") ? ["forward_layer/cell/vars", "backward_layer/cell/vars"]
                : layer.LinkExists("cell") && layer.LinkExists("cell/vars") ? ["cell/vars"] : ["vars"];
            IH5Dataset[] variables = [.. places.Where(place => Exists(layer, place)).SelectMany(place =>
                layer.Group(place).Children().OfType<IH5Dataset>().OrderBy(dataset => dataset.Name.Length).ThenBy(dataset => dataset.Name, StringComparer.Ordinal))];
            if (variables.Length > 0)
                yield return (layer.Name, [.. variables.Select(variable => datasets.Read(variable, variable.Name))]);
        }
    }

    /// <summary>Whether each group on the way is there.</summary>
    private static bool Exists(IH5Group group, string path) =>
        path.Split('/') is var names && Enumerable.Range(1, names.Length).All(count => group.LinkExists(string.Join('/', names.Take(count))));

    private static string[] Names(IH5Group group, string attribute) =>
        group.AttributeExists(attribute) && group.Attribute(attribute) is var names && names.Space.Dimensions.Aggregate(1UL, (product, size) => product * size) > 0
            ? names.Read<string[]>()
            : [];
}

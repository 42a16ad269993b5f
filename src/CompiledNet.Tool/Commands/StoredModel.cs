using System.Collections.Immutable;
using CompiledNet.Onnx;

namespace CompiledNet.Tool.Commands;

/// <summary>Tensors of a file, with what it says of the network that they belong to.</summary>
/// <param name="Tensors">The tensors.</param>
/// <param name="Metadata">The file's metadata.</param>
internal sealed record StoredModel(ImmutableArray<NamedTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    public const string Architecture = "compilednet.architecture";

    /// <summary>Reads a file by its extension.</summary>
    public static StoredModel Read(string path, Progress progress) => progress.Of("reading", path, () =>
    {
        switch (Extension(path))
        {
            case ".safetensors":
                SafetensorsContent content = SafetensorsFile.Read(path);
                return new StoredModel(content.Tensors, content.Metadata);
            case ".npz":
                return new StoredModel(NpzFile.Read(path), ImmutableDictionary<string, string>.Empty);
            case ".onnx":
                return Of(Import(path), OnnxModel.Read(path));
            case ".nam" or ".json":
                return new StoredModel(AudioImport.Read(path).Tensors, ImmutableDictionary<string, string>.Empty);
            default:
                throw new NotSupportedException($"'{path}' is of no kind that is read: .safetensors, .npz, .onnx, .nam, .json.");
        }
    });

    /// <summary>An ONNX model as the class that it is imported as, which is called as the file.</summary>
    public static ImportedNetwork Import(string path) => OnnxImport.Read(path, new OnnxImportOptions { ClassName = ImportCommand.ClassNameOf(path) });

    public static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();

    /// <summary>The network that the file was saved from.</summary>
    /// <exception cref="InvalidDataException">The file does not say it.</exception>
    public NetworkDescription Network(string path) => Metadata.TryGetValue(Architecture, out string? json) ? NetworkDescription.FromJson(json)
        : throw new InvalidDataException($"'{path}' does not say of which network it is: its metadata have no '{Architecture}'. Files that ParameterFile and 'compilednet import' write have it.");

    /// <summary>The layers are those of the import, whose names the tensors have, whatever the model was exported from.</summary>
    private static StoredModel Of(ImportedNetwork imported, OnnxModel model)
    {
        var metadata = model.Metadata.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Value);
        foreach ((string key, string value) in ParameterFile.MetadataOf(imported.Description, imported.ClassNames))
            metadata[key] = value;
        return new StoredModel(imported.Tensors, metadata);
    }
}

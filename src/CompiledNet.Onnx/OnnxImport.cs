using CompiledNet.Onnx.Import;
using CompiledNet.Onnx.Reading;

namespace CompiledNet.Onnx;

/// <summary>Reads ONNX models as classes with their tensors.</summary>
public static class OnnxImport
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The model. Constants that it keeps in other files are read from its folder.</param>
    /// <param name="options">What to import; null for everything, as <c>ImportedModel</c>.</param>
    /// <exception cref="OnnxImportException">The file is not a valid model, or nodes of it have no counterpart among the layers; all of them are named.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ImportedNetwork Read(string path, OnnxImportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ModelImport.Import(ModelFile.Parse(File.ReadAllBytes(path), $"'{path}'"), Path.GetDirectoryName(Path.GetFullPath(path)), Path.GetFileName(path), options ?? new OnnxImportOptions());
    }

    /// <summary>Reads the bytes of a model, which has all its constants in it.</summary>
    /// <param name="model">The bytes.</param>
    /// <param name="options">What to import; null for everything, as <c>ImportedModel</c>.</param>
    /// <exception cref="OnnxImportException">The bytes are not a valid model, or nodes of it have no counterpart among the layers; all of them are named.</exception>
    public static ImportedNetwork Read(byte[] model, OnnxImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ModelImport.Import(ModelFile.Parse(model), null, "a model", options ?? new OnnxImportOptions());
    }
}

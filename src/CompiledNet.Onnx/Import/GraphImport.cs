using CompiledNet.Onnx.Import.Layers;

namespace CompiledNet.Onnx.Import;

/// <summary>What the nodes of a graph have in common.</summary>
/// <param name="Folder">The folder of the model, in which constants may lie; null if there is none.</param>
/// <param name="Batch">The number of rows that the model is made for; null if it takes any.</param>
internal sealed record GraphImport(string? Folder, long? Batch)
{
    public Realization Realization { get; } = new();
}

using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>What a safetensors file holds.</summary>
/// <param name="Tensors">The tensors, in the order of their data.</param>
/// <param name="Metadata">Texts by their names; empty of a file without metadata.</param>
public sealed record SafetensorsContent(ImmutableArray<NamedTensor> Tensors, IReadOnlyDictionary<string, string> Metadata);

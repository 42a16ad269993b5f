using System.Collections.Immutable;
using CompiledNet.Onnx;

namespace CompiledNet.Tool.Commands;

/// <summary>What an import writes.</summary>
/// <param name="Declaration">The file of C#.</param>
/// <param name="Tensors">The parameters.</param>
/// <param name="Metadata">What the file of the parameters says besides.</param>
/// <param name="Notes">What a user must know.</param>
internal sealed record ImportedClass(string Declaration, ImmutableArray<NamedTensor> Tensors, IReadOnlyDictionary<string, string> Metadata, ImmutableArray<string> Notes)
{
    public static ImportedClass Of(ImportedNetwork network) => new(network.Declaration, network.Tensors, ParameterFile.MetadataOf(network.Description, network.ClassNames), network.Notes);

    public void Save(string classPath, string tensorsPath)
    {
        SafetensorsFile.Write(tensorsPath, Tensors, Metadata);
        File.WriteAllText(classPath, Declaration);
    }
}

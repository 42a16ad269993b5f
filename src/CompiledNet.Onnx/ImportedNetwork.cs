using System.Collections.Immutable;

namespace CompiledNet.Onnx;

/// <summary>A model as a class of C# and its tensors.</summary>
public sealed record ImportedNetwork
{
    /// <summary>The name of the class.</summary>
    public required string ClassName { get; init; }

    /// <summary>The text of a file of C# that declares the class.</summary>
    public required string Declaration { get; init; }

    /// <summary>What the compiled class says of itself, but for where its tensors lie in memory.</summary>
    public required NetworkDescription Description { get; init; }

    /// <summary>The tensors of that class by the names of files (<see cref="NetworkDescription.FileNames"/>), in their order.</summary>
    public required ImmutableArray<NamedTensor> Tensors { get; init; }

    /// <summary>What a user must know: the order of axes, and what of the model was left out.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>What the classes are called that the outputs stand for; empty if the model does not say so.</summary>
    public ImmutableArray<string> ClassNames
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Writes the class and its tensors, replacing files that are there.</summary>
    /// <param name="classPath">The file of C#.</param>
    /// <param name="tensorsPath">The safetensors file, which <see cref="ParameterFile"/> loads into the class; its metadata have the layers and the class names.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Save(string classPath, string tensorsPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(classPath);
        ArgumentException.ThrowIfNullOrEmpty(tensorsPath);
        SafetensorsFile.Write(tensorsPath, Tensors, ParameterFile.MetadataOf(Description, ClassNames));
        File.WriteAllText(classPath, Declaration);
    }
}

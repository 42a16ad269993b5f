using System.Collections.Immutable;
using System.Text.Json;
using CompiledNet.Onnx.Export;

namespace CompiledNet.Onnx;

/// <summary>A model as a class of C# and its tensors.</summary>
public sealed record ImportedNetwork
{
    /// <summary>The name of the class.</summary>
    public required string ClassName { get; init; }

    /// <summary>The text of a file of C# that declares the class.</summary>
    public required string Declaration { get; init; }

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
    /// <param name="tensorsPath">The safetensors file, which <see cref="ParameterFile"/> loads into the class.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Save(string classPath, string tensorsPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(classPath);
        ArgumentException.ThrowIfNullOrEmpty(tensorsPath);
        var metadata = new Dictionary<string, string>();
        if (!ClassNames.IsEmpty)
            metadata["compilednet.class_names"] = JsonSerializer.Serialize(ClassNames.ToArray(), Texts.Default.StringArray);
        SafetensorsFile.Write(tensorsPath, Tensors, metadata);
        File.WriteAllText(classPath, Declaration);
    }
}

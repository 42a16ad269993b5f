using System.Collections.Immutable;

namespace CompiledNet.Keras;

/// <summary>A model of Keras as a network of this library.</summary>
/// <param name="Attributes">The attributes that declare it, in order: <c>Network(4)</c>, <c>Dense(8, Activation.ReLU)</c>.</param>
/// <param name="Tensors">Its parameters, with the names and shapes of the files of a network that is declared so.</param>
/// <param name="Notes">What was left out, and why that does not change the outputs.</param>
public sealed record KerasModel(ImmutableArray<string> Attributes, ImmutableArray<NamedTensor> Tensors, ImmutableArray<string> Notes)
{
    /// <summary>The declaration as a file of C#.</summary>
    /// <param name="className">The name of the class.</param>
    /// <param name="namespaceName">The namespace that it is in; null for none.</param>
    public string ToSource(string className, string? namespaceName = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(className);
        string[] lines =
        [
            "using CompiledNet;",
            "",
            .. namespaceName is null ? Array.Empty<string>() : [$"namespace {namespaceName};", ""],
            .. Notes.Select(note => $"// {note}"),
            .. Attributes.Select(attribute => $"[{attribute}]"),
            $"public sealed partial class {className};",
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }
}

using System.Collections.Immutable;

namespace CompiledNet.Onnx;

/// <summary>What else an exported model says.</summary>
public sealed record OnnxExportOptions
{
    /// <summary>The name of the graph's input.</summary>
    public string InputName { get; init; } = "input";

    /// <summary>The name of the graph's output.</summary>
    public string OutputName { get; init; } = "output";

    /// <summary>What the classes are called that the outputs stand for; written as <c>compilednet.class_names</c>, a JSON array.</summary>
    public ImmutableArray<string> ClassNames
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Further texts for the model's metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;
}

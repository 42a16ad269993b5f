using System.Collections.Immutable;

namespace CompiledNet.Onnx;

/// <summary>What is imported of a model, and what the class is called.</summary>
public sealed record OnnxImportOptions
{
    /// <summary>The name of the class.</summary>
    /// <exception cref="ArgumentException">It is not a valid identifier.</exception>
    public string ClassName
    {
        get;
        init => field = IsIdentifier(value) ? value : throw new ArgumentException($"The class name '{value}' is not a valid identifier.", nameof(value));
    } = "ImportedModel";

    /// <summary>The namespace of the class; empty for none.</summary>
    /// <exception cref="ArgumentException">It is not a valid namespace.</exception>
    public string Namespace
    {
        get;
        init => field = value.Length == 0 || value.Split('.').All(IsIdentifier) ? value : throw new ArgumentException($"The namespace '{value}' is not a list of valid identifiers.", nameof(value));
    } = "";

    /// <summary>
    /// The safetensors file that the declaration names, which makes the parameters a part of the assembly; empty for a declaration without, whose
    /// parameters are loaded.
    /// </summary>
    /// <exception cref="ArgumentException">It has control characters, such as the end of a line.</exception>
    public string Weights
    {
        get;
        init => field = value.Any(char.IsControl) ? throw new ArgumentException("The name of a file has no control characters.", nameof(value)) : value;
    } = "";

    /// <summary>The inputs of the model that make the rows of the network, in this order; all that the outputs need, unless said otherwise.</summary>
    public ImmutableArray<string> Inputs
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The outputs of the model that make the rows of the network's outputs, in this order; all that are computed, unless said otherwise.</summary>
    public ImmutableArray<string> Outputs
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>
    /// The axes of inputs whose sizes the model leaves open, by the input's name, without the batch axis and in the model's order; empty where the model says them.
    /// </summary>
    public IReadOnlyDictionary<string, ImmutableArray<int>> InputShapes { get; init; } = ImmutableDictionary<string, ImmutableArray<int>>.Empty;

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');
}

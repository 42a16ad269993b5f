using System.Collections.Immutable;
using System.Text;

namespace CompiledNet.Audio;

/// <summary>A model of an amplifier or effect as a network: so many values in and out for each sample.</summary>
public sealed record AudioModel
{
    /// <summary>Where it comes from.</summary>
    public required string Origin { get; init; }

    /// <summary>The values that come in for each sample.</summary>
    public int Features { get; init; } = 1;

    /// <summary>The attributes of the layers, in their order: <c>[Dense(8, Activation.Tanh)]</c>.</summary>
    public required ImmutableArray<string> Attributes { get; init; }

    /// <summary>The parameters, with the names and shapes of the files of a network that is declared so.</summary>
    public required ImmutableArray<NamedTensor> Tensors { get; init; }

    /// <summary>What a user must know.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The samples a second for which it was trained; null where the file does not say.</summary>
    public int? SampleRate { get; init; }

    /// <summary>
    /// The samples of silence that the model is to be given before the first one, as plug-ins do: what its layers keep settles on what silence makes of
    /// it, which is not 0 where there are biases. 0 where the model is meant to start from 0.
    /// </summary>
    public int SettlingSamples { get; init; }

    /// <summary>The declaration of a network that takes sample by sample as a file of C#.</summary>
    /// <param name="className">The name of the class.</param>
    /// <param name="namespaceName">The namespace that it is in; null for none.</param>
    /// <param name="weights">The safetensors file that the declaration names, which makes the parameters a part of the assembly; null for none.</param>
    /// <exception cref="ArgumentException">A name is not a valid identifier, or that of the file has control characters.</exception>
    public string ToSource(string className, string? namespaceName = null, string? weights = null) =>
        Source(className, $"[Network({Features}, Streaming = true{Embedded(weights)})]", namespaceName);

    /// <summary>The declaration of a network that takes so many samples as a row, and has no state, as a file of C#.</summary>
    /// <param name="className">The name of the class.</param>
    /// <param name="steps">The number of samples that are a row of the network; those for settling are among them.</param>
    /// <param name="namespaceName">The namespace that it is in; null for none.</param>
    /// <param name="weights">The safetensors file that the declaration names, which makes the parameters a part of the assembly; null for none.</param>
    /// <exception cref="ArgumentException">A name is not a valid identifier, or that of the file has control characters.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is not positive.</exception>
    public string ToSource(string className, int steps, string? namespaceName = null, string? weights = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        return Source(className, $"[Network({steps}, {Features}{Embedded(weights)})]", namespaceName);
    }

    private string Source(string className, string network, string? namespaceName)
    {
        ArgumentException.ThrowIfNullOrEmpty(className);
        var text = new StringBuilder();
        text.Append($"// Imported from {Line(Origin)}.\n");
        foreach (string note in Notes)
            text.Append($"// {Line(note)}\n");
        text.Append("using CompiledNet;\n\n");
        if (!string.IsNullOrEmpty(namespaceName))
            text.Append($"namespace {string.Join('.', namespaceName.Split('.').Select(part => Identifier(part, nameof(namespaceName))))};\n\n");
        text.Append($"{network}\n");
        foreach (string attribute in Attributes)
            text.Append($"{attribute}\n");
        text.Append($"public sealed partial class {Identifier(className, nameof(className))}");
        string[] constants =
        [
            .. SampleRate is { } rate ? [$"    /// <summary>The samples a second for which it was trained.</summary>\n    public const int SampleRate = {rate};\n"] : Array.Empty<string>(),
            .. SettlingSamples > 0 ? [$"    /// <summary>The samples of silence to give it before the first one.</summary>\n    public const int SettlingSamples = {SettlingSamples};\n"] : Array.Empty<string>(),
        ];
        text.Append(constants.Length == 0 ? ";\n" : $"\n{{\n{string.Join('\n', constants)}}}\n");
        return text.ToString();
    }

    private static string Embedded(string? weights)
    {
        if (string.IsNullOrEmpty(weights))
            return "";
        if (weights.Any(char.IsControl))
            throw new ArgumentException("The name of a file has no control characters.", nameof(weights));
        return $", Weights = \"{weights.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>All keywords are of small letters, and a name of small letters alone may have the sign before it.</summary>
    private static string Identifier(string name, string parameter)
    {
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(c => char.IsLetterOrDigit(c) || c == '_'))
            throw new ArgumentException($"'{name}' is not a valid identifier.", parameter);
        return name.All(char.IsAsciiLetterLower) ? "@" + name : name;
    }

    /// <summary>A text without what would end a comment.</summary>
    private static string Line(string text) => new([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085' ? ' ' : c)]);
}

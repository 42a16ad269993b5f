using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>What belongs to a trained network beside its parameters, and is stored with them.</summary>
public sealed record Preprocessing
{
    /// <summary>What takes the place of missing inputs, before the standardizer; null if none may be missing.</summary>
    public Imputer? Imputer { get; init; }

    /// <summary>What the inputs must go through before they are given to the network, a column for each input; null if nothing.</summary>
    public Standardizer? Standardizer { get; init; }

    /// <summary>
    /// What the classes are called: a name for each output, or two for a single output (that of 0 first). Empty if they have no names.
    /// </summary>
    public ImmutableArray<string> ClassNames
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Nothing.</summary>
    internal static Preprocessing None { get; } = new();

    /// <summary>What is wrong with so many names for the outputs of a network; null if nothing is.</summary>
    internal static string? FaultOf(NetworkDescription network, ImmutableArray<string> classNames) =>
        classNames.IsEmpty || classNames.Length == network.OutputSize || (network.OutputSize == 1 && classNames.Length == 2)
            ? null
            : $"There are {classNames.Length} names of classes; {network.Name} has {network.OutputSize} outputs{(network.OutputSize == 1 ? ", to which two names belong" : "")}";
}

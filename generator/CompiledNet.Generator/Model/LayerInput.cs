namespace CompiledNet.Generator.Model;

/// <summary>What comes into a layer.</summary>
/// <param name="Layers">The numbers of the layers whose outputs it reads: from 1 in the order of the declaration, 0 for the network's input.</param>
/// <param name="Names">Their names, for messages.</param>
/// <param name="Shapes">The axes of a row of each.</param>
/// <param name="Indices">Which values of the first are indices.</param>
internal sealed record LayerInput(EquatableArray<int> Layers, EquatableArray<string> Names, EquatableArray<TensorShape> Shapes, EquatableArray<IndexPlace> Indices)
{
    /// <summary>Whether rows are steps in time.</summary>
    public bool IsStream { get; init; }

    /// <summary>The layer that gives its last step alone, if what comes in is that, or was computed of that; else null.</summary>
    public string? LastStepOf { get; init; }

    /// <summary>The axes of a row of what comes in first.</summary>
    public TensorShape Shape => Shapes[0];

    /// <summary>What to do for steps to come in where none do.</summary>
    /// <param name="otherwise">What to do if no layer before has lost them.</param>
    public string AdviceForSteps(string otherwise) => LastStepOf is null
        ? otherwise
        : $"'{LastStepOf}' gives its last step alone: write ReturnSequences = true there";
}

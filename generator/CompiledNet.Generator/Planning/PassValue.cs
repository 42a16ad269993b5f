using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning;

/// <summary>A value of a pass: rows of what it is, of a layer.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Layer">The number of the layer, from 1; 0 for what belongs to the network.</param>
internal sealed record PassValue(ValueKind Kind, int Layer) : INotation
{
    public static readonly PassValue Input = new(ValueKind.Input, 0);

    public static readonly PassValue Output = new(ValueKind.Output, 0);

    public static readonly PassValue InputGradients = new(ValueKind.InputGradients, 0);

    public static readonly PassValue Targets = new(ValueKind.Targets, 0);

    public static readonly PassValue Panel = new(ValueKind.Panel, 0);

    /// <summary>The outputs of a layer; of layer 0 the network's input.</summary>
    public static PassValue Activations(int layer) => layer == 0 ? Input : new(ValueKind.Activations, layer);

    public static PassValue PreActivations(int layer) => new(ValueKind.PreActivations, layer);

    public static PassValue Derivatives(int layer) => new(ValueKind.Derivatives, layer);

    public string Notation => Kind switch
    {
        ValueKind.Input => "x",
        ValueKind.Output => "y",
        ValueKind.InputGradients => "dx",
        ValueKind.Targets => "targets",
        ValueKind.Panel => "panel",
        ValueKind.Activations => $"a[{Layer}]",
        ValueKind.PreActivations => $"z[{Layer}]",
        _ => $"dz[{Layer}]",
    };

    /// <summary>Whether its memory is the caller's.</summary>
    public bool IsCallers => Kind is ValueKind.Input or ValueKind.Output or ValueKind.InputGradients;
}

/// <summary>What a value of a pass is.</summary>
internal enum ValueKind
{
    /// <summary><c>x</c>, the caller's rows.</summary>
    Input,

    /// <summary><c>y</c>, the caller's rows.</summary>
    Output,

    /// <summary><c>dx</c>, the caller's rows.</summary>
    InputGradients,

    /// <summary>Rows of targets, padded like outputs.</summary>
    Targets,

    /// <summary>A packed block of a matrix, whatever the rows of a block are.</summary>
    Panel,

    /// <summary><c>a</c>, the outputs of a layer.</summary>
    Activations,

    /// <summary><c>z</c>, where it is kept beside <c>a</c>.</summary>
    PreActivations,

    /// <summary><c>dz</c>, the derivative of the cost with respect to <c>z</c>.</summary>
    Derivatives,
}

using CompiledNet.Generator.Activations;

namespace CompiledNet.Generator.Model;

/// <summary>What a layer's description tells beside shapes, activation and tensors; what a kind has not keeps its default.</summary>
internal sealed record LayerDetails
{
    public static readonly LayerDetails None = new();

    /// <summary>The sizes of a window along its axes; empty of a layer without windows.</summary>
    public EquatableArray<int> KernelSize { get; init; } = new([]);

    public int Stride { get; init; } = 1;

    public int Dilation { get; init; } = 1;

    public int Groups { get; init; } = 1;

    public WindowPadding Padding { get; init; }

    public float Epsilon { get; init; }

    public float Momentum { get; init; }

    public float Rate { get; init; }

    /// <summary>Whether a recurrent layer gives what every step gives.</summary>
    public bool ReturnSequences { get; init; }

    /// <summary>Whether a recurrent layer begins with the last step.</summary>
    public bool GoBackwards { get; init; }

    /// <summary>Whether the reset gate of a GRU stands behind the product with the state.</summary>
    public bool ResetAfter { get; init; } = true;

    /// <summary>The numbers of the inputs that an embedding takes.</summary>
    public EquatableArray<int> Columns { get; init; } = new([]);

    /// <summary>What is there, in words: <c>5×5, stride 2</c>.</summary>
    public string Notation => string.Join(", ", Words());

    private IEnumerable<string> Words()
    {
        if (KernelSize.Count > 0)
            yield return string.Join("×", KernelSize);
        if (Stride != None.Stride)
            yield return $"stride {Stride}";
        if (Dilation != None.Dilation)
            yield return $"dilation {Dilation}";
        if (Groups != None.Groups)
            yield return $"{Groups} groups";
        if (Padding != None.Padding)
            yield return Padding.ToString().ToLowerInvariant();
        if (Epsilon != None.Epsilon)
            yield return $"ε {Literal.Number(Epsilon)}";
        if (Momentum != None.Momentum)
            yield return $"momentum {Literal.Number(Momentum)}";
        if (Rate != None.Rate)
            yield return $"rate {Literal.Number(Rate)}";
        if (ReturnSequences)
            yield return "every step";
        if (GoBackwards)
            yield return "backwards";
        if (!ResetAfter)
            yield return "reset before the product";
        if (Columns.Count > 0)
            yield return $"inputs {string.Join(", ", Columns)}";
    }
}

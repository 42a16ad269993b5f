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

    /// <summary>The numbers of the inputs that an embedding takes.</summary>
    public EquatableArray<int> Columns { get; init; } = new([]);
}

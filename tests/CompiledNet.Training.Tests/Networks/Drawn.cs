namespace CompiledNet.Training.Tests;

/// <summary>What the parameters of a <see cref="Drawn{TKind}"/> network are drawn with.</summary>
internal interface IDrawKind
{
    static abstract Initializer Initializer { get; }

    /// <summary>Whether the weights are stored <c>[unit][input]</c> or, with padding, <c>[input][unit]</c>.</summary>
    static virtual bool IsUnitMajor => false;

    static virtual int Inputs => 200;

    static virtual int Units => 101;

    static virtual bool HasBiases => true;
}

/// <summary>A network that has parameters of one layer and nothing else.</summary>
internal sealed class Drawn<TKind> : INetwork<Drawn<TKind>>
    where TKind : IDrawKind
{
    private Drawn(int seed) => ParameterInitializer.Fill(Parameters, seed);

    public static NetworkDescription Description { get; } = new()
    {
        Name = $"Drawn{TKind.Initializer}",
        InputSize = Inputs,
        StorageSize = (Inputs + (TKind.HasBiases ? 1 : 0)) * PaddedUnits,
        Layers =
        [
            new LayerDescription
            {
                Name = "Dense1",
                Kind = "Dense",
                InputSize = Inputs,
                OutputSize = Units,
                Activation = Activation.Linear,
                MultiplyAdds = (long)Inputs * Units,
                Tensors =
                [
                    Architecture.Tensor("Dense1.Weights", [Units, Inputs], 0, TKind.IsUnitMajor ? [Inputs, 1] : [1, PaddedUnits], TKind.Initializer),
                    .. TKind.HasBiases ? [Architecture.Tensor("Dense1.Biases", [Units], Inputs * PaddedUnits, [1], TKind.Initializer)] : Array.Empty<ParameterTensor>(),
                ],
            },
        ],
    };

    public static int Inputs => TKind.Inputs;

    public static int Units => TKind.Units;

    public ParameterBuffer<Drawn<TKind>> Parameters { get; } = new();

    public int Threads { get; set; } = 1;

    private static int PaddedUnits => (Units + 3) / 4 * 4;

    public static Drawn<TKind> Create(int seed) => new(seed);

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public void BackwardFrom(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, ParameterBuffer<Drawn<TKind>> gradients, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public int FindNonFiniteLayer(ReadOnlySpan<float> inputs) => throw new NotSupportedException();
}

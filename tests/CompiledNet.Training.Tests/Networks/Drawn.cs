namespace CompiledNet.Training.Tests;

/// <summary>What the parameters of a <see cref="Drawn{TKind}"/> network are drawn with.</summary>
internal interface IDrawKind
{
    static abstract Initializer Initializer { get; }

    /// <summary>Whether the weights are stored <c>[unit][input]</c> or, with padding, <c>[input][unit]</c>.</summary>
    static virtual bool IsUnitMajor => false;
}

/// <summary>A network that has parameters and nothing else: 101 units with 200 inputs each, and biases.</summary>
internal sealed class Drawn<TKind> : INetwork<Drawn<TKind>>
    where TKind : IDrawKind
{
    public const int Inputs = 200;
    public const int Units = 101;
    private const int PaddedUnits = 104;

    private Drawn(int seed) => ParameterInitializer.Fill(Parameters, seed);

    public static NetworkDescription Description { get; } = new()
    {
        Name = $"Drawn{TKind.Initializer}",
        InputSize = Inputs,
        StorageSize = (Inputs + 1) * PaddedUnits,
        Layers =
        [
            new LayerDescription
            {
                Name = "Dense1",
                Kind = "Dense",
                InputSize = Inputs,
                OutputSize = Units,
                Activation = Activation.Linear,
                MultiplyAdds = Inputs * Units,
                Tensors =
                [
                    Architecture.Tensor("Dense1.Weights", [Units, Inputs], 0, TKind.IsUnitMajor ? [Inputs, 1] : [1, PaddedUnits], TKind.Initializer),
                    Architecture.Tensor("Dense1.Biases", [Units], Inputs * PaddedUnits, [1], TKind.Initializer),
                ],
            },
        ],
    };

    public ParameterBuffer<Drawn<TKind>> Parameters { get; } = new();

    public int Threads { get; set; } = 1;

    public static Drawn<TKind> Create(int seed) => new(seed);

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public void BackwardFrom(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, ParameterBuffer<Drawn<TKind>> gradients, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public int FindNonFiniteLayer(ReadOnlySpan<float> inputs) => throw new NotSupportedException();
}

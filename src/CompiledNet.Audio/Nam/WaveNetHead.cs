using CompiledNet.Audio.Declaring;

namespace CompiledNet.Audio.Nam;

/// <summary>The head of a stack: a product with the sum of what its activations gave.</summary>
/// <param name="Name">The name of the layer.</param>
/// <param name="Input">The layer that it takes.</param>
/// <param name="Channels">The channels that it gives.</param>
/// <param name="KernelSize">The size of its kernel.</param>
/// <param name="Weights"><c>[channels, what comes in, kernel]</c></param>
/// <param name="Biases"><c>[channels]</c>; null without.</param>
internal sealed record WaveNetHead(string Name, string Input, int Channels, int KernelSize, float[] Weights, float[]? Biases)
{
    public static WaveNetHead Read(WaveNetStack stack, string name, string input, WeightList weights) => new(
        name,
        input,
        stack.HeadSize,
        stack.HeadKernelSize,
        weights.Take(name, stack.HeadSize, stack.Channels, stack.HeadKernelSize),
        stack.HeadBias ? weights.Take(name, stack.HeadSize) : null);

    /// <summary>The head with its outputs times a factor.</summary>
    public WaveNetHead Scaled(float scale) => this with { Weights = Scaled(Weights, scale), Biases = Biases is null ? null : Scaled(Biases, scale) };

    /// <returns>What it is called.</returns>
    public string Write(LayerList layers) => layers.Add((KernelSize == 1
        ? DeclaredLayer.Dense(Channels, Weights, Biases)
        : DeclaredLayer.Conv1D(Channels, KernelSize, 1, 1, Weights, Biases)) with
    { Name = Name, Input = Input });

    private static float[] Scaled(float[] values, float scale) => Array.ConvertAll(values, value => value * scale);
}

using CompiledNet.Audio.Declaring;
using CompiledNet.Audio.Json;

namespace CompiledNet.Audio.Nam;

/// <summary>A convolution behind all stacks, with an activation before it.</summary>
/// <param name="Activation">The arguments of the activation.</param>
/// <param name="Channels">The channels that it gives.</param>
/// <param name="KernelSize">The size of its kernel.</param>
/// <param name="Weights"><c>[channels, what comes in, kernel]</c></param>
/// <param name="Biases"><c>[channels]</c></param>
internal sealed record PostHead(string[] Activation, int Channels, int KernelSize, float[] Weights, float[] Biases)
{
    public static PostHead[] Read(JsonPart config, int channelsBefore, WeightList weights)
    {
        if (config.Find("in_channels") is { } given && given.Size != channelsBefore)
            throw given.Expected($"{channelsBefore}, what the last stack gives,");
        int last = config["out_channels"].Size, between = config["channels"].Size;
        string[] activation = NamActivation.Arguments(config["activation"]);
        JsonPart[] kernels = [.. config["kernel_sizes"].Items];
        if (kernels.Length == 0)
            throw config["kernel_sizes"].Expected("a list of sizes");
        return [.. kernels.Select((kernel, place) =>
        {
            int inputs = place == 0 ? channelsBefore : between, outputs = place + 1 == kernels.Length ? last : between;
            return new PostHead(activation, outputs, kernel.Size, weights.Take(kernel.Path, outputs, inputs, kernel.Size), weights.Take(kernel.Path, outputs));
        })];
    }

    /// <returns>What the convolution is called.</returns>
    public string Write(LayerList layers)
    {
        layers.Add(new DeclaredLayer("Activation", Activation));
        return layers.Add(DeclaredLayer.Conv1D(Channels, KernelSize, 1, 1, Weights, Biases));
    }
}

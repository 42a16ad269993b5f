using CompiledNet.Audio.Declaring;
using CompiledNet.Audio.Json;

namespace CompiledNet.Audio.Nam;

/// <summary>
/// A WaveNet (A. van den Oord et al.: WaveNet, 2016) as Neural Amp Modeler has it: stacks of dilated causal convolutions with residual connections;
/// what the activations give is added up besides, and goes through the head of the stack. The next stack takes the residual stream of the one before, and adds
/// to what the head before it gives. The head of the last stack, times a scale, is the output; there may be further convolutions behind it. What is mixed into every
/// convolution is the input, or what a model within this one makes of it.
/// Weights: stack by stack, then those of the convolutions behind, then the scale.
/// </summary>
internal static class WaveNetReader
{
    /// <summary>Adds its layers.</summary>
    /// <param name="layers">Takes them.</param>
    /// <param name="model">The model.</param>
    /// <param name="prefix">What their names begin with.</param>
    public static NamNetwork Write(LayerList layers, NamModel model, string prefix)
    {
        (JsonPart config, WeightList weights) = (model.Config, model.Weights);
        if (config.Find("slimmable") is { } part)
            throw new InvalidDataException($"{part.Path}, channels that can be left out, is not supported.");
        if (config.Find("in_channels") is { Size: not 1 } channels)
            throw channels.Expected("1");
        var condition = Condition.Write(layers, model, prefix);
        WaveNetStack[] stacks = [.. config["layers"].Items.Select(stack => WaveNetStack.Of(stack, condition.Channels))];
        if (stacks.Length == 0)
            throw config["layers"].Expected("a list of stacks");
        Require(stacks);

        var streams = new StackStreams(LayerList.NetworkInput, 1, null);
        WaveNetHead[] heads = new WaveNetHead[stacks.Length];
        foreach ((int number, WaveNetStack stack) in stacks.Index())
            (streams, heads[number]) = new StackWriter(layers, prefix, condition, weights).Write(stack, number + 1, streams, isLast: number + 1 == stacks.Length);

        // The head of the last stack is written with the scale, which stands behind all other weights.
        PostHead[] behind = config.Find("head") is { } head ? PostHead.Read(head, stacks[^1].HeadSize, weights) : [];
        float scale = weights.Take("the scale", 1)[0];
        weights.RequireEnd();
        string output = heads[^1].Scaled(scale).Write(layers);
        foreach (PostHead convolution in behind)
            output = convolution.Write(layers);
        long silence = condition.SettlingSamples + stacks.Sum(stack => stack.ReceptiveField) + behind.Sum(convolution => convolution.KernelSize - 1);
        if (silence > 1 << 24)
            throw new InvalidDataException($"The outputs depend on {silence} samples, too many to go through.");
        return new NamNetwork(
            output, behind.Length > 0 ? behind[^1].Channels : stacks[^1].HeadSize, (int)silence, [.. condition.Notes, $"The scale of the head, {scale:R}, is a part of the weights of {heads[^1].Name}."]);
    }

    private static void Require(WaveNetStack[] stacks)
    {
        for (int number = 0; number < stacks.Length; number++)
        {
            WaveNetStack stack = stacks[number];
            int expected = number == 0 ? 1 : stacks[number - 1].Channels;
            if (stack.InputSize != expected)
                throw new InvalidDataException($"{stack.Path}.input_size is {stack.InputSize}; what comes in has {expected} channels.");
            if (number > 0 && stack.Channels != stacks[number - 1].HeadSize)
                throw new InvalidDataException($"{stack.Path}.channels is {stack.Channels}; the head before it gives {stacks[number - 1].HeadSize}, to which they are added.");
        }
    }
}

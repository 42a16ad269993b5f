using CompiledNet.Audio.Declaring;

namespace CompiledNet.Audio.Nam;

/// <summary>What a stack takes.</summary>
/// <param name="Stream">The layer that comes in: the network's input, or the residual stream of the stack before.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="Head">The head of the stack before; null of the first.</param>
internal sealed record StackStreams(string Stream, int Channels, string? Head);

/// <summary>
/// A stack as layers: <c>z = K∗x + b + M·c</c> with what is mixed in, <c>c</c>, <c>a = f(z)</c>, or <c>f(z₁)·g(z₂)</c> of the halves of <c>z</c> with a gate, <c>x ← x + R·a + r</c>,
/// <c>Σ ← Σ + a</c>. Weights: those of what comes in, then layer by layer those of <c>K</c>, <c>b</c>, <c>M</c>, <c>R</c>, <c>r</c>, then the head's.
/// </summary>
/// <param name="layers">Takes the layers.</param>
/// <param name="prefix">What their names begin with.</param>
/// <param name="condition">What is mixed into every convolution.</param>
/// <param name="weights">The weights.</param>
internal sealed class StackWriter(LayerList layers, string prefix, Condition condition, WeightList weights)
{
    public (StackStreams Next, WaveNetHead Head) Write(WaveNetStack stack, int number, StackStreams streams, bool isLast)
    {
        int channels = stack.Channels;
        string entry = $"{prefix}Rechannel{number}";
        string x = layers.Add(DeclaredLayer.Dense(channels, weights.Take(entry, channels, streams.Channels), null) with { Name = entry, Input = streams.Stream });
        string? sum = streams.Head;
        foreach ((int place, WaveNetLayer layer) in stack.Layers.Index())
        {
            string at = $"{number}_{place + 1}";
            int gates = layer.Gate is null ? 1 : 2;
            float[] kernel = weights.Take($"Conv{at}", gates, channels, channels, layer.KernelSize), biases = weights.Take($"Conv{at}", gates, channels), mixin = weights.Take($"Mixin{at}", gates, channels, condition.Channels);
            float[] residual = weights.Take($"Residual{at}", channels, channels), residualBiases = weights.Take($"Residual{at}", channels);

            string a = Half("", at, x, channels, layer, layer.Activation, kernel, biases, mixin, 0);
            if (layer.Gate is { } gate)
            {
                Half("Gate", at, x, channels, layer, gate, kernel, biases, mixin, 1);
                a = layers.Add(new DeclaredLayer("Multiply", $"\"{a}\"") { Name = $"{prefix}Gated{at}" });
            }

            sum = sum is null ? a : layers.Add(new DeclaredLayer("Add", $"\"{sum}\"") { Name = $"{prefix}Skip{at}", Input = a });
            // Nothing takes what the very last convolution adds to the stream.
            if (isLast && place + 1 == stack.Layers.Length)
                continue;
            layers.Add(DeclaredLayer.Dense(channels, residual, residualBiases) with { Name = $"{prefix}Residual{at}", Input = a });
            x = layers.Add(new DeclaredLayer("Add", $"\"{x}\"") { Name = $"{prefix}Layer{at}" });
        }

        var head = WaveNetHead.Read(stack, $"{prefix}Head{number}", sum!, weights);
        if (!isLast)
            head.Write(layers);
        return (new StackStreams(x, channels, head.Name), head);
    }

    /// <summary>The values of a convolution, or those of its gate.</summary>
    private string Half(string gate, string at, string x, int channels, WaveNetLayer layer, string[] activation, float[] kernel, float[] biases, float[] mixin, int half)
    {
        float[] Own(float[] both, int size) => both.AsSpan(half * size, size).ToArray();
        string convolution = layers.Add(DeclaredLayer.Conv1D(channels, layer.KernelSize, layer.Dilation, 1, Own(kernel, channels * channels * layer.KernelSize), Own(biases, channels)) with { Name = $"{prefix}{gate}Conv{at}", Input = x });
        layers.Add(DeclaredLayer.Dense(channels, Own(mixin, channels * condition.Channels), null) with { Name = $"{prefix}{gate}Mixin{at}", Input = condition.Layer });
        layers.Add(new DeclaredLayer("Add", $"\"{convolution}\"") { Name = $"{prefix}{gate}Sum{at}" });
        return layers.Add(new DeclaredLayer("Activation", activation) { Name = $"{prefix}{gate}Activation{at}" });
    }
}

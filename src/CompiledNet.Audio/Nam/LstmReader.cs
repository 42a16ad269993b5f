using CompiledNet.Audio.Declaring;
using CompiledNet.Audio.Json;

namespace CompiledNet.Audio.Nam;

/// <summary>
/// Stacked LSTMs and a dense layer. Weights of a layer: <c>[4·units, features + units]</c>, for inputs and state side by side, with the gates in PyTorch's
/// order; one bias <c>[4·units]</c>; the initial state and cell; behind all layers the weights and bias of the dense one.
/// </summary>
internal static class LstmReader
{
    /// <summary>Adds its layers.</summary>
    public static NamNetwork Write(LayerList layers, NamModel model)
    {
        (JsonPart config, WeightList weights) = (model.Config, model.Weights);
        int features = config["input_size"].Size, units = config["hidden_size"].Size, count = config["num_layers"].Size;
        foreach (string channels in new[] { "in_channels", "out_channels" })
        {
            if (config.Find(channels) is { Size: not 1 } several)
                throw several.Expected("1");
        }

        if (features != 1)
            throw config["input_size"].Expected("1");
        var hasState = false;
        for (int number = 1; number <= count; number++)
        {
            string name = $"LSTM{number}";
            int inputs = number == 1 ? features : units;
            // Of a layer that is too large for the file, the product of sizes is seen before anything is allocated.
            float[] both = weights.Take(name, 4, units, inputs + units), biases = weights.Take(name, 4, units);
            hasState |= weights.Take(name, 2, units).Any(value => value != 0);
            float[] ofInputs = new float[4 * units * inputs], ofState = new float[4 * units * units];
            for (int row = 0; row < 4 * units; row++)
            {
                both.AsSpan(row * (inputs + units), inputs).CopyTo(ofInputs.AsSpan(row * inputs));
                both.AsSpan(row * (inputs + units) + inputs, units).CopyTo(ofState.AsSpan(row * units));
            }

            layers.Add(DeclaredLayer.Recurrent("LSTM", units, ofInputs, ofState, biases, new float[biases.Length]) with { Input = number == 1 ? LayerList.NetworkInput : null });
        }

        string output = layers.Add(DeclaredLayer.Dense(1, weights.Take("the last layer", units), weights.Take("the last layer", 1)));
        return new NamNetwork(
            output,
            Channels: 1,
            // As plug-ins do: half a second of silence, in which a state settles whatever it was.
            Math.Max(1, (int)(0.5f * model.SampleRate)),
            hasState ? ["The initial state of the file is left out: it is forgotten in the silence that comes first."] : []);
    }
}

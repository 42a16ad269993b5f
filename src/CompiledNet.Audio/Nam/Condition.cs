using System.Collections.Immutable;
using CompiledNet.Audio.Declaring;
using CompiledNet.Audio.Json;

namespace CompiledNet.Audio.Nam;

/// <summary>What is mixed into every convolution of a WaveNet: the network's input, or what a model of its own makes of that.</summary>
/// <param name="Layer">The layer that gives it.</param>
/// <param name="Channels">How many values that are.</param>
/// <param name="SettlingSamples">The samples of silence after which it is settled.</param>
/// <param name="Notes">What a user must know of it.</param>
internal sealed record Condition(string Layer, int Channels, int SettlingSamples, ImmutableArray<string> Notes)
{
    private static readonly Condition OfInput = new(LayerList.NetworkInput, 1, 1, []);

    /// <summary>Adds the layers of the model that a configuration holds for it, if it does.</summary>
    /// <param name="layers">Takes them.</param>
    /// <param name="model">The model around.</param>
    /// <param name="prefix">What the names of its layers begin with.</param>
    public static Condition Write(LayerList layers, NamModel model, string prefix)
    {
        if (model.Config.Find("condition_dsp") is not { } part)
            return OfInput;
        var sizes = SizeChoice.Of(part);
        var own = NamModel.Of(sizes?.Largest ?? part);
        if (own.SampleRate != model.SampleRate)
            throw new InvalidDataException($"{part.Path} was trained for {own.SampleRate} samples a second, and the model that it is in for {model.SampleRate}.");
        NamNetwork network = own.Write(layers, $"{prefix}Condition");
        return new Condition(network.Output, network.Channels, network.SettlingSamples, sizes is null ? network.Notes : [sizes.Note, .. network.Notes]);
    }
}

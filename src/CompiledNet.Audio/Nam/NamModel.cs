using CompiledNet.Audio.Declaring;
using CompiledNet.Audio.Json;

namespace CompiledNet.Audio.Nam;

/// <summary>A model of a file: the one that it holds, or one within that.</summary>
/// <param name="Architecture">What it is.</param>
/// <param name="Config">Its sizes.</param>
/// <param name="Weights">Its weights.</param>
/// <param name="SampleRate">The samples a second for which it was trained.</param>
internal sealed record NamModel(JsonPart Architecture, JsonPart Config, WeightList Weights, float SampleRate)
{
    // What files without one were trained for.
    private const int UsualSampleRate = 48000;

    public static NamModel Of(JsonPart file)
    {
        JsonPart architecture = file["architecture"], config = file["config"];
        float sampleRate = file.Find("sample_rate")?.Number ?? UsualSampleRate;
        if (sampleRate is not (>= 1 and <= 1 << 22))
            throw file["sample_rate"].Expected("samples a second");
        return new NamModel(
            architecture, config, new WeightList(file["weights"].Tensor("weights") is { Shape.Length: 1 } list ? list.Values : throw file["weights"].Expected("a list of numbers")), sampleRate);
    }

    /// <summary>Adds its layers, which take the network's input.</summary>
    /// <param name="layers">Takes them.</param>
    /// <param name="prefix">What their names begin with.</param>
    public NamNetwork Write(LayerList layers, string prefix)
    {
        NamNetwork network = Architecture.Text switch
        {
            "WaveNet" => WaveNetReader.Write(layers, this, prefix),
            "LSTM" => LstmReader.Write(layers, this),
            var other => throw new InvalidDataException($"{Architecture.Path} is {other}, which does not exist here; WaveNet or LSTM was expected, or a SlimmableContainer of such."),
        };
        Weights.RequireEnd();
        return network;
    }
}

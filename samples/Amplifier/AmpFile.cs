using System.Text.Json;
using System.Text.Json.Nodes;
using CompiledNet;
using CompiledNet.Samples;

namespace Amplifier;

/// <summary>Writes <see cref="Amp"/> as a file of Neural Amp Modeler, in which weights have no names, only their order.</summary>
internal static class AmpFile
{
    private const int Layers = 4;

    public static void Write(string path, ParameterBuffer<Amp> parameters)
    {
        Dictionary<string, float[]> tensors = Amp.Description.StoredTensors.Zip(Amp.Description.FileNames).ToDictionary(pair => pair.Second, pair =>
        {
            var values = new float[pair.First.Length];
            parameters[pair.First].CopyTo(values);
            return values;
        });
        var weights = new List<float>();
        foreach (int stack in new[] { 1, 2 })
        {
            weights.AddRange(tensors[$"rechannel{stack}.weight"]);
            for (int layer = 1; layer <= Layers; layer++)
            {
                foreach (string name in new[] { $"conv{stack}_{layer}.weight", $"conv{stack}_{layer}.bias", $"mixin{stack}_{layer}.weight", $"residual{stack}_{layer}.weight", $"residual{stack}_{layer}.bias" })
                {
                    // Nothing takes what the very last convolution adds to the stream: the class does not have it.
                    int channels = tensors[$"conv{stack}_{layer}.bias"].Length;
                    weights.AddRange(tensors.GetValueOrDefault(name) ?? new float[name.EndsWith("bias", StringComparison.Ordinal) ? channels : channels * channels]);
                }
            }

            weights.AddRange(tensors[$"head{stack}.weight"]);
            weights.AddRange(tensors.GetValueOrDefault($"head{stack}.bias") ?? []);
        }

        // The scale of the head.
        weights.Add(1);
        var file = new JsonObject
        {
            ["version"] = "0.5.4",
            ["metadata"] = new JsonObject { ["name"] = "Diode clipper", ["gear_type"] = "pedal", ["tone_type"] = "overdrive" },
            ["architecture"] = "WaveNet",
            ["config"] = new JsonObject
            {
                ["layers"] = new JsonArray(Stack(input: 1, channels: 6, head: 3, headBias: false), Stack(input: 6, channels: 3, head: 1, headBias: true)),
                ["head"] = null,
                ["head_scale"] = 1,
            },
            ["weights"] = new JsonArray([.. weights.Select(weight => (JsonNode)JsonValue.Create(weight))]),
            ["sample_rate"] = Recording.SampleRate,
        };
        File.WriteAllText(path, file.ToJsonString(new JsonSerializerOptions()) + "\n");
    }

    private static JsonObject Stack(int input, int channels, int head, bool headBias) => new()
    {
        ["input_size"] = input,
        ["condition_size"] = 1,
        ["head_size"] = head,
        ["channels"] = channels,
        ["kernel_size"] = 3,
        ["dilations"] = new JsonArray(1, 2, 4, 8),
        ["activation"] = "Tanh",
        ["gated"] = false,
        ["head_bias"] = headBias,
    };
}

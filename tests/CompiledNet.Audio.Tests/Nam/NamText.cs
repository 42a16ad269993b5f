using System.Text.Json;
using System.Text.Json.Nodes;

namespace CompiledNet.Audio.Tests.Nam;

/// <summary>Files of Neural Amp Modeler.</summary>
internal static class NamText
{
    public static byte[] WaveNet(ReferenceStack[] stacks, float[] weights, int[] headKernels, string headActivation, int headChannels, byte[]? condition = null, int conditionSize = 1) => Bytes("WaveNet", new JsonObject
    {
        ["condition_dsp"] = condition is null ? null : JsonNode.Parse(condition),
        ["layers"] = new JsonArray([.. stacks.Select(stack => Stack(stack, conditionSize))]),
        ["head"] = headKernels.Length == 0 ? null : new JsonObject
        {
            ["channels"] = headChannels,
            ["out_channels"] = 1,
            ["kernel_sizes"] = Whole(headKernels),
            ["activation"] = headActivation,
        },
        ["head_scale"] = weights[^1],
    }, weights);

    public static byte[] Lstm(int units, int layers, float[] weights) =>
        Bytes("LSTM", new JsonObject { ["input_size"] = 1, ["hidden_size"] = units, ["num_layers"] = layers }, weights);

    /// <summary>A model in several sizes, each with the largest number that asks for it.</summary>
    public static byte[] Container(params (float MaxValue, byte[] Model)[] sizes) => Bytes("SlimmableContainer", new JsonObject
    {
        ["submodels"] = new JsonArray([.. sizes.Select(size => new JsonObject { ["max_value"] = size.MaxValue, ["model"] = JsonNode.Parse(size.Model) })]),
    }, []);

    public static byte[] Bytes(string architecture, JsonObject config, float[] weights) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["version"] = "0.5.4",
        ["metadata"] = new JsonObject { ["name"] = "Test" },
        ["architecture"] = architecture,
        ["config"] = config,
        ["weights"] = new JsonArray([.. weights.Select(weight => (JsonNode)JsonValue.Create(weight))]),
        ["sample_rate"] = 48000,
    });

    private static JsonObject Stack(ReferenceStack stack, int conditionSize) => new()
    {
        ["input_size"] = stack.InputSize,
        ["condition_size"] = conditionSize,
        ["head_size"] = stack.HeadSize,
        ["channels"] = stack.Channels,
        ["kernel_size"] = stack.KernelSize,
        ["dilations"] = Whole(stack.Dilations),
        ["activation"] = stack.Activation,
        ["gated"] = stack.Gated,
        ["head_bias"] = stack.HeadBias,
    };

    private static JsonArray Whole(int[] values) => new([.. values.Select(value => (JsonNode)JsonValue.Create(value))]);
}

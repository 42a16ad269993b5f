using System.Text;
using System.Text.Json.Nodes;

namespace CompiledNet.Audio.Tests.Nam;

public sealed class NamErrorTests
{
    private static readonly ReferenceStack[] Stacks = [new(1, 3, 2, 3, [1, 2], "Tanh", false, false), new(3, 2, 1, 3, [4], "Tanh", false, true)];

    [Theory]
    [InlineData("architecture", "\"Linear\"", "architecture is Linear, which does not exist here; WaveNet or LSTM was expected, or a SlimmableContainer of such.")]
    [InlineData("config.layers[0].activation", "\"Fasttanh\"", "config.layers[0].activation is Fasttanh, an activation that does not exist here.")]
    [InlineData("config.layers[1].channels", "0", "config.layers[1].channels is 0; a whole number from 1")]
    [InlineData("config.layers[1].channels", "3", "config.layers[1].channels is 3; the head before it gives 2, to which they are added.")]
    [InlineData("config.layers[1].input_size", "2", "config.layers[1].input_size is 2; what comes in has 3 channels.")]
    [InlineData("config.layers[0].condition_size", "2", "config.layers[0].condition_size is 2; 1 was expected.")]
    [InlineData("config.layers[0].dilations", "[]", "config.layers[0].dilations is []; a list of sizes was expected.")]
    [InlineData("config.layers[0].gating_mode", "\"blended\"", "config.layers[0].gating_mode is blended; none or gated was expected.")]
    [InlineData("config.layers[0].kernel_sizes", "[3]", "config.layers[0].kernel_sizes is [3]; a list of 2, as there are dilations, was expected.")]
    [InlineData("config.layers[0].bottleneck", "2", "config.layers[0].bottleneck is 2; 3 was expected.")]
    [InlineData("config.layers[0].conv_pre_film", "{ \"active\": true }", "config.layers[0].conv_pre_film is not supported.")]
    [InlineData("config.layers[0].layer1x1", "{ \"active\": false, \"groups\": 1 }", "config.layers[0].layer1x1 is not active, which is not supported.")]
    [InlineData("config.condition_dsp", "{}", "config.condition_dsp has no 'architecture'.")]
    [InlineData("config.slimmable", "{}", "config.slimmable, channels that can be left out, is not supported.")]
    [InlineData("config.layers[0].kernel_size", "16777216", "too few for its layers: Conv1_1 needs 150994944")]
    [InlineData("config.layers[0].kernel_size", "2", "too many for its layers: they need")]
    [InlineData("config.layers[0].kernel_size", "4", "too few for its layers")]
    [InlineData("config.layers[0].kernel_size", "null", "config.layers[0] has no 'kernel_size'.")]
    [InlineData("config.layers[0].dilations", "[16777216, 1]", "too many to go through")]
    [InlineData("weights", "[1e999]", "weights[0] is 1e999; a finite number was expected.")]
    [InlineData("weights", "[[1], [2]]", "a list of numbers was expected.")]
    [InlineData("sample_rate", "-1", "sample_rate is -1; samples a second was expected.")]
    public void What_cannot_be_expressed_is_named_by_its_place(string place, string value, string message)
    {
        (_, float[] weights) = new ReferenceWaveNet(Stacks, [], "", 0, seed: 1).Run([0]);
        JsonNode file = JsonNode.Parse(NamText.WaveNet(Stacks, weights, [], "", 0))!;
        string[] names = place.Split('.');
        JsonNode at = file;
        foreach (string name in names[..^1])
            at = name.EndsWith(']') ? at["layers"]![name[^2] - '0']! : at[name]!;
        at[names[^1]] = JsonNode.Parse(value);
        var exception = Assert.Throws<InvalidDataException>(() => NamFile.Read(Encoding.UTF8.GetBytes(file.ToJsonString())));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_within_the_largest_of_several_sizes_are_named()
    {
        byte[] file = NamText.Container((1, NamText.Lstm(0, 1, [])), (0.5f, NamText.Lstm(1, 1, [])));
        Assert.Contains("config.submodels[0].model.config.hidden_size is 0", Assert.Throws<InvalidDataException>(() => NamFile.Read(file)).Message, StringComparison.Ordinal);
        Assert.Contains("config.submodels is []; a list of models was expected.", Assert.Throws<InvalidDataException>(() => NamFile.Read(NamText.Container())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 48000, "config.layers[0].condition_size is 1; 2 was expected.")]
    [InlineData(2, 44100, "config.condition_dsp was trained for 44100 samples a second, and the model that it is in for 48000.")]
    public void A_model_within_the_model_must_fit(int conditionSize, int sampleRate, string message)
    {
        ReferenceStack[] inner = [new(1, 3, 2, 3, [1], "Tanh", false, true)];
        byte[] within = NamText.WaveNet(inner, new ReferenceWaveNet(inner, [], "", 0, seed: 1).Run([0]).Weights, [], "", 0);
        JsonNode changed = JsonNode.Parse(within)!;
        changed["sample_rate"] = sampleRate;
        byte[] file = NamText.WaveNet(Stacks, [0], [], "", 0, Encoding.UTF8.GetBytes(changed.ToJsonString()), conditionSize);

        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => NamFile.Read(file)).Message);
        Assert.Equal("config gives 2 channels; one output was expected.", Assert.Throws<InvalidDataException>(() => NamFile.Read(within)).Message);
    }

    [Fact]
    public void A_large_LSTM_in_a_small_file_is_refused_without_memory_for_it()
    {
        byte[] file = NamText.Lstm(1 << 24, 3, [1, 2, 3]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var exception = Assert.Throws<InvalidDataException>(() => NamFile.Read(file));
        Assert.Contains("The file has 3 weights, too few for its layers: LSTM1 needs", exception.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("RIFF")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"architecture\": 1, \"config\": 2, \"weights\": [3] }")]
    public void A_file_of_another_kind_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => NamFile.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Damaged_files_are_refused_or_read_but_nothing_else_happens()
    {
        (_, float[] weights) = new ReferenceWaveNet(Stacks, [], "", 0, seed: 1).Run([0]);
        byte[] file = NamText.WaveNet(Stacks, weights, [], "", 0);
        var random = new Random(2);
        int refused = 0;
        for (int trial = 0; trial < 2000; trial++)
        {
            var damaged = (byte[])file.Clone();
            // Mostly in the head of the file, in front of the weights.
            int end = trial % 3 == 0 ? damaged.Length : 700;
            for (int change = 0; change <= trial % 4; change++)
                damaged[random.Next(end)] = (byte)"0123456789-e.,[]{}\"nulltrf"[random.Next(25)];
            try
            {
                NamFile.Read(damaged);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1000, 1999);
    }
}

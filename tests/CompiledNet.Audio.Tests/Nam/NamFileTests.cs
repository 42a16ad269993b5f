using System.Text;
using System.Text.Json.Nodes;
using CompiledNet.Audio.Tests.Running;

namespace CompiledNet.Audio.Tests.Nam;

public sealed class NamFileTests
{
    private const int Length = 200;

    private sealed record Variant(string Name, ReferenceStack[] Stacks, int[] HeadKernels, string HeadActivation = "Tanh", int HeadChannels = 3);

    /// <summary>
    /// The architectures that its trainer offers, of which the smallest has all its layers and the others have some of theirs, for compiling them takes
    /// long; and each other feature of the format.
    /// </summary>
    private static readonly Variant[] Variants =
    [
        new("Standard", [new(1, 16, 8, 3, [1, 2, 512], "Tanh", false, false), new(16, 8, 1, 3, [4, 256], "Tanh", false, true)], []),
        new("Lite", [new(1, 12, 6, 3, [1, 64], "Tanh", false, false), new(12, 6, 1, 3, [128, 512], "Tanh", false, true)], []),
        new("Feather", [new(1, 8, 4, 3, [1, 32], "Tanh", false, false), new(8, 4, 1, 3, [16, 512], "Tanh", false, true)], []),
        new("Nano", [new(1, 4, 2, 3, [1, 2, 4, 8, 16, 32, 64], "Tanh", false, false), new(4, 2, 1, 3, [128, 256, 512, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512], "Tanh", false, true)], []),
        new("GatedStacks", [new(1, 5, 3, 3, [1, 3, 9], "Tanh", true, false), new(5, 3, 1, 2, [1, 2], "ReLU", true, true)], []),
        new("ThreeStacks", [new(1, 4, 6, 2, [1, 2, 4], "Hardtanh", false, true), new(4, 6, 3, 3, [1], "SiLU", false, false), new(6, 3, 1, 4, [2, 1], "Softsign", true, true)], []),
        new("OneStack", [new(1, 3, 1, 3, [5], "LeakyReLU", false, false)], []),
        new("WithHead", [new(1, 4, 2, 3, [1, 2], "Tanh", false, false), new(4, 2, 5, 3, [4], "Tanh", false, true)], [3, 1, 2], "ReLU"),
    ];

    [Fact]
    public void Every_kind_of_WaveNet_computes_as_a_stream_what_the_reference_computes_behind_silence()
    {
        float[] signal = Signals.Sweep(Length, seed: 5);
        var cases = new List<(Variant Variant, AudioModel Model, double[] Expected)>();
        foreach (Variant variant in Variants)
        {
            var reference = new ReferenceWaveNet(variant.Stacks, variant.HeadKernels, variant.HeadActivation, variant.HeadChannels, seed: 7);
            // The reference has had far more silence than the model asks for.
            int silence = 30 + 2 * variant.Stacks.Sum(stack => stack.Dilations.Sum() * (stack.KernelSize - 1));
            (double[] outputs, float[] weights) = reference.Run(Signals.Behind(silence, signal));
            AudioModel model = NamFile.Read(NamText.WaveNet(variant.Stacks, weights, variant.HeadKernels, variant.HeadActivation, variant.HeadChannels));
            Assert.Equal(48000, model.SampleRate);
            cases.Add((variant, model, outputs[silence..]));
        }

        using var compiled = new ImportedModels(cases.Select(@case => (@case.Variant.Name, @case.Model, (int?)null)));
        foreach ((Variant variant, AudioModel model, double[] expected) in cases)
        {
            float[] outputs = compiled.Forward(variant.Name, Signals.Behind(model.SettlingSamples, signal));
            Assert.Equal(model.SettlingSamples, compiled.Constant(variant.Name, "SettlingSamples"));
            Agreement.Assert(variant.Name, expected, outputs.AsSpan(model.SettlingSamples));
        }
    }

    [Fact]
    public void A_model_within_the_model_gives_what_is_mixed_in()
    {
        float[] signal = Signals.Sweep(Length, seed: 5);
        ReferenceStack[] inner = [new(1, 3, 2, 3, [1, 2], "Tanh", false, false), new(3, 2, 3, 3, [8], "Tanh", false, true)];
        ReferenceStack[] outer = [new(1, 3, 2, 3, [1, 4], "Tanh", true, false), new(3, 2, 1, 3, [2], "ReLU", false, true)];
        const int Silence = 100, LongSilence = 24000;

        (double[][] mixed, float[] innerWeights) = new ReferenceWaveNet(inner, [], "", 0, seed: 3).Run(Signals.Behind(Silence, signal), null);
        (double[][] expected, float[] outerWeights) = new ReferenceWaveNet(outer, [], "", 0, seed: 4).Run(Signals.Behind(Silence, signal), mixed);
        AudioModel model = NamFile.Read(NamText.WaveNet(outer, outerWeights, [], "", 0, NamText.WaveNet(inner, innerWeights, [], "", 0), conditionSize: 3));
        var gate = new ReferenceLstm(4, 1, seed: 8);
        byte[] recurrent = NamText.Lstm(4, 1, gate.Weights);
        double[][] settled = [.. gate.Run(Signals.Behind(LongSilence, signal)).Select(value => new[] { value })];
        (double[][] gated, float[] gatedWeights) = new ReferenceWaveNet(outer, [], "", 0, seed: 4).Run(Signals.Behind(LongSilence, signal)[^(Silence + Length)..], settled[^(Silence + Length)..]);
        AudioModel ofState = NamFile.Read(NamText.WaveNet(outer, gatedWeights, [], "", 0, recurrent));

        Assert.Equal(1 + 6 + 16 + 10 + 4, model.SettlingSamples);
        Assert.Equal(24000 + 10 + 4, ofState.SettlingSamples);
        using var compiled = new ImportedModels([("Convolutions", model, null), ("State", ofState, null)]);
        Agreement.Assert("Convolutions", [.. expected[Silence..].Select(at => at[0])], compiled.Forward("Convolutions", Signals.Behind(model.SettlingSamples, signal)).AsSpan(model.SettlingSamples));
        Agreement.Assert("State", [.. gated[Silence..].Select(at => at[0])], compiled.Forward("State", Signals.Behind(ofState.SettlingSamples, signal)).AsSpan(ofState.SettlingSamples));
    }

    [Fact]
    public void Of_a_model_in_several_sizes_the_largest_is_read()
    {
        ReferenceStack[] Stacks(int channels) => [new(1, channels, 1, 3, [1, 2], "Tanh", false, true)];
        byte[] File(int channels) => NamText.WaveNet(Stacks(channels), new ReferenceWaveNet(Stacks(channels), [], "", 0, seed: 7).Run([0]).Weights, [], "", 0);
        AudioModel model = NamFile.Read(NamText.Container((0.5f, File(2)), (1, File(5)), (0.7f, File(3)))), alone = NamFile.Read(File(5));
        Assert.Equal(alone.Attributes, model.Attributes);
        Assert.Equal(alone.Tensors.SelectMany(tensor => tensor.Values), model.Tensors.SelectMany(tensor => tensor.Values));
        Assert.Equal("The file holds the model in 3 sizes; this is the largest, config.submodels[1].model.", model.Notes[0]);
    }

    /// <summary>As newer files write what older ones leave out.</summary>
    [Theory]
    [InlineData(false, "none", "[null, null]")]
    [InlineData(true, "gated", "[null, \"Sigmoid\"]")]
    public void Each_layer_may_say_its_gate_in_a_list(bool isGated, string mode, string functions)
    {
        ReferenceStack[] stacks = [new(1, 3, 1, 3, [1, 2], "Tanh", isGated, true)];
        byte[] file = NamText.WaveNet(stacks, new ReferenceWaveNet(stacks, [], "", 0, seed: 7).Run([0]).Weights, [], "", 0);
        JsonNode changed = JsonNode.Parse(file)!;
        JsonObject stack = changed["config"]!["layers"]![0]!.AsObject();
        stack.Remove("gated");
        stack["gating_mode"] = new JsonArray(mode, mode);
        stack["secondary_activation"] = JsonNode.Parse(functions);
        stack["bottleneck"] = 3;
        stack["head1x1"] = new JsonObject { ["active"] = false, ["groups"] = 1 };
        Assert.Equal(NamFile.Read(file).Attributes, NamFile.Read(Encoding.UTF8.GetBytes(changed.ToJsonString())).Attributes);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(8, 2)]
    [InlineData(5, 3)]
    public void LSTMs_compute_what_the_reference_computes_behind_silence(int units, int layers)
    {
        // The state of these weights is forgotten in far fewer steps than half a second.
        const int Silence = 1000;
        float[] signal = Signals.Sweep(Length, seed: 6);
        var reference = new ReferenceLstm(units, layers, seed: 8);
        float[] weights = reference.Weights;
        AudioModel model = NamFile.Read(NamText.Lstm(units, layers, weights));
        Assert.Equal(24000, model.SettlingSamples);
        reference.Run(new float[24000]);
        double[] expected = reference.Run(signal);
        using var compiled = new ImportedModels([("Row", model, Silence + Length), ("Amp", model, null)]);
        foreach (string name in new[] { "Row", "Amp" })
            Agreement.Assert(name, expected, compiled.Forward(name, Signals.Behind(Silence, signal)).AsSpan(Silence));
    }

    [Fact]
    public void The_declaration_has_the_branches_of_the_stacks_by_name()
    {
        ReferenceStack[] stacks = [new(1, 2, 2, 3, [1, 4], "Tanh", true, false), new(2, 2, 1, 2, [1], "Tanh", false, true)];
        (_, float[] weights) = new ReferenceWaveNet(stacks, [], "", 0, seed: 1).Run([0]);
        weights[^1] = 0.5f;
        Assert.Equal(
            """
            // Imported from a model, WaveNet of Neural Amp Modeler: Test.
            // The scale of the head, 0.5, is a part of the weights of Head2.
            using CompiledNet;

            namespace Studio;

            [Network(1, Streaming = true)]
            [Dense(2, UseBias = false, Name = "Rechannel1")]
            [Conv1D(2, 3, Padding = Padding.Causal, Name = "Conv1_1")]
            [Dense(2, UseBias = false, Input = "input", Name = "Mixin1_1")]
            [Add("Conv1_1", Name = "Sum1_1")]
            [Activation(Activation.Tanh, Name = "Activation1_1")]
            [Conv1D(2, 3, Padding = Padding.Causal, Input = "Rechannel1", Name = "GateConv1_1")]
            [Dense(2, UseBias = false, Input = "input", Name = "GateMixin1_1")]
            [Add("GateConv1_1", Name = "GateSum1_1")]
            [Activation(Activation.Sigmoid, Name = "GateActivation1_1")]
            [Multiply("Activation1_1", Name = "Gated1_1")]
            [Dense(2, Name = "Residual1_1")]
            [Add("Rechannel1", Name = "Layer1_1")]
            [Conv1D(2, 3, Padding = Padding.Causal, Dilation = 4, Name = "Conv1_2")]
            [Dense(2, UseBias = false, Input = "input", Name = "Mixin1_2")]
            [Add("Conv1_2", Name = "Sum1_2")]
            [Activation(Activation.Tanh, Name = "Activation1_2")]
            [Conv1D(2, 3, Padding = Padding.Causal, Dilation = 4, Input = "Layer1_1", Name = "GateConv1_2")]
            [Dense(2, UseBias = false, Input = "input", Name = "GateMixin1_2")]
            [Add("GateConv1_2", Name = "GateSum1_2")]
            [Activation(Activation.Sigmoid, Name = "GateActivation1_2")]
            [Multiply("Activation1_2", Name = "Gated1_2")]
            [Add("Gated1_1", Name = "Skip1_2")]
            [Dense(2, Input = "Gated1_2", Name = "Residual1_2")]
            [Add("Layer1_1", Name = "Layer1_2")]
            [Dense(2, UseBias = false, Input = "Skip1_2", Name = "Head1")]
            [Dense(2, UseBias = false, Input = "Layer1_2", Name = "Rechannel2")]
            [Conv1D(2, 2, Padding = Padding.Causal, Name = "Conv2_1")]
            [Dense(2, UseBias = false, Input = "input", Name = "Mixin2_1")]
            [Add("Conv2_1", Name = "Sum2_1")]
            [Activation(Activation.Tanh, Name = "Activation2_1")]
            [Add("Head1", Name = "Skip2_1")]
            [Dense(1, Name = "Head2")]
            public sealed partial class Amp
            {
                /// <summary>The samples a second for which it was trained.</summary>
                public const int SampleRate = 48000;

                /// <summary>The samples of silence to give it before the first one.</summary>
                public const int SettlingSamples = 12;
            }

            """,
            NamFile.Read(NamText.WaveNet(stacks, weights, [], "", 0)).ToSource("Amp", "Studio"));
    }
}

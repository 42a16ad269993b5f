using System.Globalization;
using CompiledNet.Audio.Tests.Running;

namespace CompiledNet.Audio.Tests.RTNeural;

/// <summary>What <c>gru_torch.json</c> of RTNeural's tests belongs to.</summary>
[Network(1000, 1)]
[GRU(8, ReturnSequences = true)]
[GRU(8, ReturnSequences = true)]
[GRU(8, ReturnSequences = true)]
[GRU(8, ReturnSequences = true)]
[Dense(1)]
public sealed partial class GruOfTorch;

/// <summary>What <c>lstm_torch.json</c> belongs to.</summary>
[Network(1000, 1)]
[LSTM(8, ReturnSequences = true)]
[LSTM(8, ReturnSequences = true)]
[LSTM(8, ReturnSequences = true)]
[LSTM(8, ReturnSequences = true)]
[Dense(1)]
public sealed partial class LstmOfTorch;

/// <summary>RTNeural's own models and what Keras and PyTorch gave for them, in the copy of its repository that COMPILEDNET_RTNEURAL names; skipped where it names none.</summary>
public sealed class ModelsOfOthersTests
{
    private static string Folder
    {
        get
        {
            string? folder = Environment.GetEnvironmentVariable("COMPILEDNET_RTNEURAL");
            Assert.SkipWhen(folder is null, "COMPILEDNET_RTNEURAL names no copy of RTNeural's repository.");
            return folder!;
        }
    }

    [Theory]
    [InlineData("dense")]
    [InlineData("conv")]
    [InlineData("gru")]
    [InlineData("gru_1d")]
    [InlineData("lstm")]
    [InlineData("lstm_1d")]
    public void Models_give_what_Keras_gave(string name)
    {
        AudioModel model = RTNeuralFile.Read(Path.Combine(Folder, "models", name + ".json"));
        float[] signal = [.. Numbers(name + "_x_python.csv").Select(value => (float)value)];
        double[] expected = Numbers(name + "_y_python.csv");
        using var compiled = new ImportedModels([("Effect", model, signal.Length)]);
        Agreement.Assert(name, expected, compiled.Forward("Effect", signal));
    }

    [Fact]
    public void States_give_what_PyTorch_gave()
    {
        string folder = Folder;
        var gru = new GruOfTorch();
        RTNeuralFile.Load(Path.Combine(folder, "models", "gru_torch.json"), gru.Parameters, new ParameterNames { ["gru"] = "gru1", ["gru2"] = "gru2", ["gru2_l1"] = "gru3", ["gru2_l2"] = "gru4", ["dense"] = "dense1" });
        Check("gru_torch", gru.Forward);
        var lstm = new LstmOfTorch();
        RTNeuralFile.Load(Path.Combine(folder, "models", "lstm_torch.json"), lstm.Parameters, new ParameterNames { ["lstm"] = "lstm1", ["lstm2"] = "lstm2", ["lstm2_l1"] = "lstm3", ["lstm2_l2"] = "lstm4", ["dense"] = "dense1" });
        Check("lstm_torch", lstm.Forward);
    }

    [Fact]
    public void Convolutions_give_what_PyTorch_gave()
    {
        Convolution<ConvOfTorch>("conv1d_torch", "conv1d_torch_x_python", "conv1d_torch_y_python");
        Convolution<StridedConvOfTorch>("conv1d_torch_stride_3", "conv1d_torch_x_python_stride_3", "conv1d_torch_y_python_stride_3");
        Convolution<ThreeGroupsOfTorch>("conv1d_torch_group_6_3_3_1_3", "conv1d_torch_group_x_python", "conv1d_torch_group_y_python_6_3_3_1_3");
        Convolution<DilatedGroupsOfTorch>("conv1d_torch_group_6_3_4_10_3", "conv1d_torch_group_x_python", "conv1d_torch_group_y_python_6_3_4_10_3");
        Convolution<SixGroupsOfTorch>("conv1d_torch_group_6_6_1_1_6", "conv1d_torch_group_x_python", "conv1d_torch_group_y_python_6_6_1_1_6");
    }

    /// <summary>A residual block whose parts are files of their own.</summary>
    [Fact]
    public void Parts_of_a_block_give_together_what_PyTorch_gave()
    {
        float[] signal = [.. Numbers("microtcn_x.csv").Select(value => (float)value)];
        float[] block = Run<SlopesOfTcn>("microtcn/relu", Run<NormOfTcn>("microtcn/bn", Run<ConvOfTcn>("microtcn/conv1", signal)));
        // The residual is cut to the steps that the convolution gives.
        float[] residual = Run<ResidualOfTcn>("microtcn/res", signal)[^block.Length..];
        Agreement.Assert("microtcn", StepsFirst("microtcn_y"), [.. block.Zip(residual, (one, other) => one + other)]);
    }

    /// <summary>Its convolutions keep nothing between calls: where the windows lie within the signal, that is what they give as a stream.</summary>
    [Fact]
    public void Convolutions_without_a_state_give_the_last_samples_of_what_a_stream_gives()
    {
        AudioModel model = RTNeuralFile.Read(Path.Combine(Folder, "models", "conv_stateless.json"));
        float[] signal = [.. Numbers("conv_stateless_x_python.csv").Select(value => (float)value)];
        double[] expected = Numbers("conv_stateless_y_python.csv");
        using var compiled = new ImportedModels([("Stateless", model, null)]);
        Agreement.Assert("conv_stateless", expected, compiled.Forward("Stateless", signal).AsSpan(signal.Length - expected.Length));
    }

    [Fact]
    public void A_model_of_all_kinds_is_read_and_one_whose_shapes_contradict_is_refused()
    {
        AudioModel all = RTNeuralFile.Read(Path.Combine(Folder, "models", "full_model.json"));
        Assert.Equal(["[Dense", "[Conv1D", "[GRU", "[Dense"], all.Attributes.Select(attribute => attribute[..attribute.IndexOf('(', StringComparison.Ordinal)]));
        Assert.Contains("layers[0].shape is [null,null,16]; a shape that ends with 20", Assert.Throws<InvalidDataException>(() => RTNeuralFile.Read(Path.Combine(Folder, "models", "bad_lstm.json"))).Message, StringComparison.Ordinal);
        Assert.Contains("layers[0] (conv2d)", Assert.Throws<InvalidDataException>(() => RTNeuralFile.Read(Path.Combine(Folder, "models", "conv2d.json"))).Message, StringComparison.Ordinal);
    }

    private static void Convolution<TNetwork>(string model, string inputs, string outputs)
        where TNetwork : class, INetwork<TNetwork> =>
        Agreement.Assert(model, StepsFirst(outputs), Run<TNetwork>(model, [.. Numbers(inputs + ".csv").Select(value => (float)value)]));

    private static float[] Run<TNetwork>(string model, float[] inputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed: 1);
        RTNeuralFile.Load(Path.Combine(Folder, "models", model + ".json"), network.Parameters);
        var outputs = new float[TNetwork.Description.OutputSize];
        network.Forward(inputs, outputs);
        return outputs;
    }

    /// <summary>The steps of a file that has a line for each channel.</summary>
    private static double[] StepsFirst(string file)
    {
        double[][] channels = [.. File.ReadLines(Path.Combine(Folder, "test_data", file + ".csv")).Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        return [.. Enumerable.Range(0, channels[0].Length).SelectMany(step => channels.Select(channel => channel[step]))];
    }

    private delegate void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    private static void Check(string name, Forward forward)
    {
        float[] signal = [.. Numbers(name + "_x_python.csv").Select(value => (float)value)];
        var outputs = new float[signal.Length];
        forward(signal, outputs);
        Agreement.Assert(name, Numbers(name + "_y_python.csv"), outputs);
    }

    private static double[] Numbers(string file) =>
        [.. File.ReadLines(Path.Combine(Folder, "test_data", file)).SelectMany(line => line.Split(',')).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
}

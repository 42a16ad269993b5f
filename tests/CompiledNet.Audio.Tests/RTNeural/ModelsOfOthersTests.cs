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

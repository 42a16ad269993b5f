using CompiledNet.Audio.Tests.Running;

namespace CompiledNet.Audio.Tests.RTNeural;

public sealed class RTNeuralFileTests : IDisposable
{
    private const int Steps = 60;

    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void Every_layer_computes_what_Keras_defines()
    {
        (string Name, int Features, KerasModel Model)[] cases =
        [
            ("Denses", 2, new KerasModel(2, 1).Dense(5, "relu").Dense(4, "").Activation("elu").Dense(3, "sigmoid").Dense(4, "softmax")),
            ("Convolutions", 1, new KerasModel(1, 2).Dense(8, "tanh", "time-distributed-dense").Conv1D(4, 3, 1, 1, "tanh").BatchNorm(0.01, isAffine: true).PReLU(4).Conv1D(6, 3, 2, 2, "").BatchNorm(5, isAffine: false).PReLU(1).Dense(1, "")),
            ("Gru", 1, new KerasModel(1, 3).Gru(5).Gru(3).Dense(1, "")),
            ("Lstm", 3, new KerasModel(3, 4).Conv1D(4, 2, 5, 1, "relu").Lstm(6).Lstm(2).Dense(1, "tanh")),
        ];
        using var compiled = new ImportedModels(cases.Select(@case => (@case.Name, Read(@case.Model.Json), (int?)null)));
        foreach ((string name, int features, KerasModel model) in cases)
        {
            float[] signal = Signals.Sweep(Steps * features, seed: 9);
            Agreement.Assert(name, model.Run(signal), compiled.Forward(name, signal));
        }
    }

    [Fact]
    public void The_declaration_has_the_layers_in_their_order()
    {
        AudioModel model = Read(new KerasModel(1, 1).Dense(8, "tanh").Conv1D(4, 3, 2, 2, "").PReLU(4).Gru(8).BatchNorm(0.5, isAffine: false).Lstm(2).Activation("relu").Json);
        Assert.Equal(
        [
            "[Dense(8, Activation.Tanh)]", "[Conv1D(4, 3, Padding = Padding.Causal, Dilation = 2, Groups = 2)]", "[Activation(Activation.PReLU)]", "[GRU(8, ReturnSequences = true)]",
            "[BatchNorm(Epsilon = 0.5f)]", "[LSTM(2, ReturnSequences = true)]", "[Activation(Activation.ReLU)]",
        ], model.Attributes);
        Assert.Contains("[Network(64, 1)]\n", model.ToSource("Effect", 64), StringComparison.Ordinal);
        Assert.Contains("[Network(1, Streaming = true, Weights = \"a\\\\b.safetensors\")]\n", model.ToSource("Effect", weights: "a\\b.safetensors"), StringComparison.Ordinal);
        Assert.EndsWith("public sealed partial class Effect;\n", model.ToSource("Effect"), StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);

    private AudioModel Read(byte[] json)
    {
        File.WriteAllBytes(_path, json);
        return RTNeuralFile.Read(_path);
    }
}

using CompiledNet.Audio.Tests.Running;

namespace CompiledNet.Audio.Tests.Nam;

/// <summary>What the import declares of <see cref="LoadTests.Stacks"/>.</summary>
[Network(1, Streaming = true)]
[Dense(2, UseBias = false, Name = "Rechannel1")]
[Conv1D(2, 3, Padding = Padding.Causal, Name = "Conv1_1")]
[Dense(2, UseBias = false, Input = "input", Name = "Mixin1_1")]
[Add("Conv1_1", Name = "Sum1_1")]
[Activation(Activation.Tanh, Name = "Activation1_1")]
[Dense(2, Name = "Residual1_1")]
[Add("Rechannel1", Name = "Layer1_1")]
[Conv1D(2, 3, Padding = Padding.Causal, Dilation = 4, Name = "Conv1_2")]
[Dense(2, UseBias = false, Input = "input", Name = "Mixin1_2")]
[Add("Conv1_2", Name = "Sum1_2")]
[Activation(Activation.Tanh, Name = "Activation1_2")]
[Add("Activation1_1", Name = "Skip1_2")]
[Dense(1, UseBias = false, Name = "Head1")]
public sealed partial class SmallAmp;

/// <summary>What the import declares of an LSTM.</summary>
[Network(1, Streaming = true)]
[LSTM(3, ReturnSequences = true)]
[Dense(1)]
public sealed partial class SmallLstm;

public sealed class LoadTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    internal static readonly ReferenceStack[] Stacks = [new(1, 2, 1, 3, [1, 4], "Tanh", false, false)];

    [Fact]
    public void One_class_plays_every_file_of_its_architecture()
    {
        var network = new SmallAmp();
        float[] signal = Signals.Behind(20, Signals.Sweep(100, seed: 1));
        for (int seed = 0; seed < 2; seed++)
        {
            (double[] expected, float[] weights) = new ReferenceWaveNet(Stacks, [], "", 0, seed).Run(signal);
            File.WriteAllBytes(_path, NamText.WaveNet(Stacks, weights, [], "", 0));
            NamFile.Load(_path, network.Parameters);
            var outputs = new float[signal.Length];
            network.Forward(signal, outputs, network.CreateState());
            Agreement.Assert("SmallAmp", expected, outputs);
        }

        var lstm = new SmallLstm();
        var reference = new ReferenceLstm(3, 1, seed: 2);
        File.WriteAllBytes(_path, NamText.Lstm(3, 1, reference.Weights));
        NamFile.Load(_path, lstm.Parameters);
        Assert.Equal(reference.Weights[^1], lstm.Dense1.Biases[0]);
    }

    [Theory]
    [InlineData(8, "Tanh", false, "SmallAmp has [Conv1D(2, 3, Padding = Padding.Causal, Dilation = 4, Name = \"Conv1_2\")] where the model has [Conv1D(2, 3, Padding = Padding.Causal, Dilation = 8, Name = \"Conv1_2\")]")]
    [InlineData(4, "LeakyReLU", false, "SmallAmp has [Activation(Activation.Tanh, Name = \"Activation1_1\")] where the model has [Activation(Activation.LeakyReLU, Name = \"Activation1_1\")]")]
    [InlineData(4, "Tanh", true, "SmallAmp has [Dense(2, Name = \"Residual1_1\")] where the model has [Conv1D(")]
    public void A_file_of_another_architecture_is_refused_with_the_layer_and_changes_nothing(int dilation, string activation, bool gated, string message)
    {
        ReferenceStack[] stacks = [new(1, 2, 1, 3, [1, dilation], activation, gated, false)];
        (_, float[] weights) = new ReferenceWaveNet(stacks, [], "", 0, seed: 1).Run([0]);
        File.WriteAllBytes(_path, NamText.WaveNet(stacks, weights, [], "", 0));
        var network = new SmallAmp(seed: 1);
        float[] before = network.Parameters.AsSpan().ToArray();
        var exception = Assert.Throws<InvalidDataException>(() => NamFile.Load(_path, network.Parameters));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.AsSpan().ToArray());
    }

    public void Dispose() => File.Delete(_path);
}

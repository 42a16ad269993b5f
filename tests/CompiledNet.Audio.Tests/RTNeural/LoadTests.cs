using System.Text;
using System.Text.Json;
using CompiledNet.Audio.Tests.Running;

namespace CompiledNet.Audio.Tests.RTNeural;

/// <summary>What a user declares for a model of RTNeural.</summary>
[Network(40, 1)]
[Dense(4, Activation.Tanh, Name = "Entry")]
[Conv1D(4, 3, Padding = Padding.Causal, Dilation = 2)]
[BatchNorm(Epsilon = 0.01f)]
[Activation(Activation.PReLU)]
[GRU(5, ReturnSequences = true, Name = "Memory")]
[LSTM(3, ReturnSequences = true)]
[Dense(1)]
public sealed partial class Effect;

/// <summary>What a user declares for a <c>state_dict</c>.</summary>
[Network(40, 1)]
[LSTM(2, ReturnSequences = true)]
[LSTM(2, ReturnSequences = true)]
[Dense(1)]
public sealed partial class StackedLstm;

public sealed class LoadTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    private static KerasModel Model => new KerasModel(1, 5).Dense(4, "tanh").Conv1D(4, 3, 2, 1, "").BatchNorm(0.01, isAffine: true).PReLU(4).Gru(5).Lstm(3).Dense(1, "");

    [Fact]
    public void A_model_is_loaded_into_a_network_that_is_declared_so()
    {
        float[] signal = Signals.Sweep(40, seed: 3);
        KerasModel model = Model;
        var network = new Effect();
        Load(Encoding.UTF8.GetString(model.Json), network.Parameters);
        var outputs = new float[40];
        network.Forward(signal, outputs);
        Agreement.Assert("Effect", model.Run(signal), outputs);
    }

    [Theory]
    [InlineData("\"type\":\"gru\"", "\"type\":\"lstm\"", "layers[4].weights[0] has 15 columns, which are not 4 gates")]
    [InlineData("\"type\":\"prelu\"", "\"type\":\"conv2d\"", "layers[3] (conv2d)")]
    [InlineData("\"epsilon\":0.01", "\"epsilon\":0.02", "BatchNorm1 of Effect has BatchNorm of 4 channels, ε = 0.01 where the model has BatchNorm of 4 channels, ε = 0.02 (layers[2])")]
    [InlineData("\"dilation\":[2]", "\"dilation\":[3]", "Conv1D1 of Effect has Conv1D of 4 filters of 3 samples, dilation 2, 1 group where the model has Conv1D of 4 filters of 3 samples, dilation 3")]
    [InlineData("\"activation\":\"tanh\",\"shape\":[null,null,4]", "\"activation\":\"relu\",\"shape\":[null,null,4]", "Entry of Effect has the activation Tanh where the model has the activation ReLU (layers[0])")]
    [InlineData("\"activation\":\"tanh\",\"shape\":[null,null,4]", "\"activation\":\"snake\",\"shape\":[null,null,4]", "layers[0].activation is snake")]
    [InlineData("\"shape\":[null,null,5]", "\"shape\":[null,null,6]", "layers[4].shape is [null,null,6]; a shape that ends with 5")]
    [InlineData("\"in_shape\":[null,null,1]", "\"in_shape\":[null,null,2]", "layers[0].weights[0] has the shape [1, 4]; [2, any] was expected")]
    [InlineData("\"kernel_size\":[3]", "\"kernel_size\":[0]", "layers[1].kernel_size[0] is 0; a whole number from 1")]
    [InlineData("\"kernel_size\":[3]", "\"kernel\":[3]", "layers[1] has no 'kernel_size'")]
    public void What_does_not_fit_is_named_on_both_sides_and_changes_nothing(string written, string changed, string message)
    {
        string json = Encoding.UTF8.GetString(Model.Json);
        Assert.Contains(written, json, StringComparison.Ordinal);
        var network = new Effect(seed: 1);
        float[] before = network.Parameters.AsSpan().ToArray();
        var exception = Assert.Throws<InvalidDataException>(() => Load(json.Replace(written, changed, StringComparison.Ordinal), network.Parameters));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.StartsWith($"'{_path}': ", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.AsSpan().ToArray());
    }

    [Fact]
    public void Layers_that_are_missing_or_too_many_are_named()
    {
        KerasModel shorter = Model, longer = Model.Dense(1, "");
        shorter.Layers.RemoveAt(6);
        var network = new Effect();
        Assert.Contains("Dense2 of Effect has Dense of 1 units where the model has nothing", Assert.Throws<InvalidDataException>(() => Load(Encoding.UTF8.GetString(shorter.Json), network.Parameters)).Message, StringComparison.Ordinal);
        Assert.Contains("Effect has nothing where the model has Dense of 1 units (layers[7])", Assert.Throws<InvalidDataException>(() => Load(Encoding.UTF8.GetString(longer.Json), network.Parameters)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_state_of_a_module_by_itself_belongs_to_the_only_layer_with_parameters()
    {
        var network = new ResidualOfTcn();
        float[] weights = [.. Enumerable.Range(0, 32).Select(filter => filter / 4f)];
        Load(JsonSerializer.Serialize(new Dictionary<string, float[][][]> { ["weight"] = [.. weights.Select(weight => (float[][])[[weight]])] }), network.Parameters);
        Assert.Equal(weights, network.Parameters.ToArray());
        Assert.Contains("missing", Assert.Throws<InvalidDataException>(() => Load("{ \"weight\": [[1]] }", new StackedLstm().Parameters)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_state_of_a_module_of_PyTorch_is_loaded_by_its_names()
    {
        var network = new StackedLstm(seed: 3);
        var state = new Dictionary<string, object>();
        foreach ((ParameterTensor tensor, string name) in StackedLstm.Description.StoredTensors.Zip(StackedLstm.Description.FileNames))
        {
            float[] values = network.Parameters[tensor].ToArray();
            string torch = name.Replace("lstm1.", "memory.", StringComparison.Ordinal).Replace("lstm2.", "memory.", StringComparison.Ordinal)
                + (name.StartsWith("lstm1", StringComparison.Ordinal) ? "_l0" : name.StartsWith("lstm2", StringComparison.Ordinal) ? "_l1" : "");
            // Without biases in the second layer, which has biases of 0 then.
            if (torch.StartsWith("memory.bias", StringComparison.Ordinal) && torch.EndsWith("_l1", StringComparison.Ordinal))
                continue;
            state[torch] = tensor.Shape.Length == 1 ? values : values.Chunk(tensor.Shape[1]).ToArray();
        }

        var loaded = new StackedLstm(seed: 4);
        string json = JsonSerializer.Serialize(state);
        Load(json, loaded.Parameters, new ParameterNames { ["memory"] = "lstm1", ["memory_l1"] = "lstm2" });
        Assert.Equal(network.Parameters.AsSpan().ToArray(), loaded.Parameters.AsSpan().ToArray());
        Assert.Contains("missing lstm1.weight_ih", Assert.Throws<InvalidDataException>(() => Load(json, loaded.Parameters)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_without_layers_is_no_model()
    {
        File.WriteAllText(_path, """{ "weight": [[1, 2]], "bias": [3] }""");
        Assert.Contains("RTNeuralFile.Load", Assert.Throws<InvalidDataException>(() => RTNeuralFile.Read(_path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);

    private void Load<TNetwork>(string json, ParameterBuffer<TNetwork> parameters, ParameterNames? names = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        File.WriteAllText(_path, json);
        RTNeuralFile.Load(_path, parameters, names);
    }
}

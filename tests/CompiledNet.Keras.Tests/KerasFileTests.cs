using System.Collections.Immutable;
using System.IO.Compression;
using PureHDF;

namespace CompiledNet.Keras.Tests;

/// <summary>Models compute here what the formulas of Keras give.</summary>
public sealed class KerasFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compilednet");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_model_of_Keras_2_becomes_the_network_that_is_declared_so()
    {
        KerasModel model = KerasFile.Read(Fixture("dense.h5"));

        Assert.Equal(
            """
            using CompiledNet;

            namespace Example;

            // Left out noise (GaussianNoise), which does something in training alone.
            [Network(4)]
            [Dense(6)]
            [BatchNorm(Epsilon = 0.002f, Momentum = 0.1f)]
            [Activation(Activation.LeakyReLU, Slope = 0.25f)]
            [Dropout(0.5f)]
            [Dense(3, Activation.Softmax)]
            public sealed partial class DenseModel;

            """,
            model.ToSource("DenseModel", "Example"),
            ignoreLineEndingDifferences: true);
        AssertComputes(Loaded<DenseModel>(model), "dense.npz");
    }

    [Fact]
    public void A_model_of_Keras_3_becomes_the_network_that_is_declared_so()
    {
        KerasModel model = KerasFile.Read(Fixture("image.keras"));

        Assert.Equal(
            [
                "Network(9, 8, 2)",
                "Conv2D(4, 3, 2, Stride = 2, Padding = Padding.Same)",
                "BatchNorm(Epsilon = 0.001f, Momentum = 0.01f)",
                "Activation(Activation.PReLU)",
                "Conv2D(8, 2, Activation.SiLU, Groups = 4)",
                "MaxPool2D(2)",
                "LayerNorm(Epsilon = 0.001f)",
                "GlobalAveragePool",
                "Dense(5, Activation.GELU)",
            ],
            model.Attributes);
        AssertComputes(Loaded<ImageModel>(model), "image.npz");
    }

    [Theory]
    [InlineData("dense.h5")]
    [InlineData("dense_weights.h5")]
    public void Weights_are_loaded_into_layers_with_names_of_their_own(string file)
    {
        var network = new RenamedModel(seed: 3);
        if (file == "dense_weights.h5")
        {
            // A norm without a scale: only the model tells that there is none.
            Assert.Contains("missing norm.weight [6]", Assert.Throws<InvalidDataException>(() => KerasFile.Load(Fixture(file), network.Parameters)).Message, StringComparison.Ordinal);
            Assert.Equal(new RenamedModel(seed: 3).Parameters.ToArray(), network.Parameters.ToArray());
            return;
        }
        KerasFile.Load(Fixture(file), network.Parameters);

        AssertComputes(network, "dense.npz");
    }

    [Fact]
    public void Weights_alone_of_Keras_3_are_found_by_the_classes_of_the_layers()
    {
        var network = new TokenModel(seed: 3);

        KerasFile.Load(Fixture("tokens.weights.h5"), network.Parameters);

        AssertComputes(network, "tokens.npz");
    }

    [Fact]
    public void Recurrent_layers_have_their_gates_in_the_order_of_this_library()
    {
        KerasModel model = KerasFile.Read(Fixture("sequences.h5"));

        Assert.Equal(["Network(6, 2)", "SimpleRNN(3, ReturnSequences = true)", "GRU(4, ReturnSequences = true)", "LSTM(3, GoBackwards = true)", "Dense(1)"], model.Attributes);
        AssertComputes(Loaded<SequenceModel>(model), "sequences.npz");
    }

    [Theory]
    [InlineData("both.h5")]
    [InlineData("both.keras")]
    public void Both_directions_become_two_layers_and_one_that_joins_them(string file)
    {
        KerasModel model = KerasFile.Read(Fixture(file));

        Assert.Equal(
            [
                "Network(6, 2)",
                "BatchNorm(Epsilon = 1e-30f)",
                "GRU(4, ReturnSequences = true)",
                "GRU(4, ReturnSequences = true, GoBackwards = true, Input = \"BatchNorm1\")",
                "Concat(\"GRU2\", Input = \"GRU1\")",
                "LSTM(3)",
                "LSTM(3, GoBackwards = true, Input = \"Concat1\")",
                "Add(\"LSTM1\")",
                "Dense(1)",
            ],
            model.Attributes);
        Assert.Contains(model.Notes, note => note.StartsWith("scaled (Normalization) is a BatchNorm with its statistics.", StringComparison.Ordinal));
        AssertComputes(Loaded<BothModel>(model), "both.npz");
    }

    [Theory]
    [InlineData("\"merge_mode\": \"ave\", \"layer\": {\"class_name\": \"GRU\", \"config\": {\"units\": 3}}", "it (Bidirectional) has the merge_mode ave; concat, sum and mul exist here")]
    [InlineData("\"merge_mode\": null, \"layer\": {\"class_name\": \"GRU\", \"config\": {\"units\": 3}}", "it (Bidirectional) has the merge_mode None")]
    [InlineData("\"layer\": {\"class_name\": \"ConvLSTM1D\", \"config\": {}}", "it (Bidirectional) wraps a ConvLSTM1D; SimpleRNN, GRU and LSTM exist here")]
    [InlineData("\"layer\": {\"class_name\": \"GRU\", \"config\": {\"units\": 3, \"activation\": \"relu\"}}", "it (GRU) has another activation than tanh")]
    [InlineData("\"layer\": {\"class_name\": \"GRU\", \"config\": {\"units\": 3}}, \"backward_layer\": {\"class_name\": \"LSTM\", \"config\": {\"units\": 3}}", "it (Bidirectional) has another layer backwards than forwards (backward_layer)")]
    public void Both_directions_that_do_not_exist_here_are_refused(string arguments, string message)
    {
        string path = Archive($$$"""
            {"class_name": "Sequential", "config": {"layers": [
              {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, 6, 2]}},
              {"class_name": "Bidirectional", "config": {"name": "it", {{{arguments}}}} }]}}
            """, group: "bidirectional");

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => KerasFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"axis\": [-1], \"mean\": [1.0, 2.0], \"variance\": [[4.0, 0.0]]", null)]
    [InlineData("\"axis\": []", "has statistics along the axes []; those of the last axis, -1, exist here")]
    [InlineData("\"axis\": -1, \"invert\": true", "inverts (invert)")]
    public void Statistics_of_a_normalization_may_be_arguments(string arguments, string? message)
    {
        string path = Archive($$$"""
            {"class_name": "Sequential", "config": {"layers": [
              {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, 2]}},
              {"class_name": "Normalization", "config": {"name": "it", {{{arguments}}}} }]}}
            """);
        if (message is not null)
        {
            Assert.Contains(message, Assert.Throws<InvalidDataException>(() => KerasFile.Read(path)).Message, StringComparison.Ordinal);
            return;
        }
        NamedTensor[] tensors = [.. KerasFile.Read(path).Tensors];

        Assert.Equal([1f, 2f], tensors.Single(tensor => tensor.Name == "batchnorm1.running_mean").Values);
        // Keras divides by 1e-7 at least.
        Assert.Equal([4f, 1e-14f], tensors.Single(tensor => tensor.Name == "batchnorm1.running_var").Values);
    }

    [Fact]
    public void A_GRU_may_have_its_reset_before_the_product()
    {
        KerasModel model = KerasFile.Read(Fixture("early.h5"));
        var alone = new EarlyModel(seed: 3);
        KerasFile.Load(Fixture("early.weights.h5"), alone.Parameters);

        Assert.Equal(["Network(6, 2)", "GRU(4, ResetAfter = false)", "Dense(1)"], model.Attributes);
        AssertComputes(Loaded<EarlyModel>(model), "early.npz");
        AssertComputes(alone, "early.npz");
        Assert.Throws<InvalidDataException>(() => KerasFile.Load(Fixture("early.weights.h5"), new LateModel().Parameters));
    }

    [Fact]
    public void Weights_alone_of_Keras_3_are_found_in_the_cells_of_recurrent_layers()
    {
        var network = new SequenceModel(seed: 3);

        KerasFile.Load(Fixture("sequences.weights.h5"), network.Parameters);

        AssertComputes(network, "sequences.npz");
    }

    [Theory]
    [InlineData("LSTM", "\"activation\": \"relu\", \"stateful\": true", "it (LSTM) has another activation than tanh, states that are kept from batch to batch (stateful)")]
    [InlineData("LSTM", "\"recurrent_activation\": \"hard_sigmoid\"", "it (LSTM) has another recurrent_activation than sigmoid")]
    [InlineData("SimpleRNN", "\"return_sequences\": true, \"go_backwards\": true", "it (SimpleRNN) has outputs from the last step to the first")]
    [InlineData("GRU", "\"return_state\": true", "it (GRU) has its states as outputs (return_state)")]
    public void Recurrent_layers_that_do_not_exist_here_are_refused(string @class, string arguments, string message)
    {
        string path = Archive($$$"""
            {"class_name": "Sequential", "config": {"layers": [
              {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, 6, 2]}},
              {"class_name": "{{{@class}}}", "config": {"name": "it", "units": 3, {{{arguments}}}} }]}}
            """, group: @class == "SimpleRNN" ? "simple_rnn" : @class.ToLowerInvariant());

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => KerasFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_other_layers_are_refused_with_both_sides_and_nothing_is_set()
    {
        var network = new ImageModel(seed: 3);

        string message = Assert.Throws<InvalidDataException>(() => KerasFile.Load(Fixture("tokens.weights.h5"), network.Parameters)).Message;

        Assert.StartsWith($"'{Fixture("tokens.weights.h5")}': The file does not have the variables of ImageModel: there are none for Conv2D1, which would be 'conv2d'", message, StringComparison.Ordinal);
        Assert.Contains("conv2d1.weight [4, 2, 3, 2]", message, StringComparison.Ordinal);
        Assert.Contains("embedding/0 [7, 3]", message, StringComparison.Ordinal);
        Assert.Equal(new ImageModel(seed: 3).Parameters.ToArray(), network.Parameters.ToArray());
    }

    [Fact]
    public void Weights_alone_are_no_model() => Assert.Contains(
        "The file holds weights alone, without a model",
        Assert.Throws<InvalidDataException>(() => KerasFile.Read(Fixture("tokens.weights.h5"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void All_layers_that_cannot_be_expressed_are_named_at_once()
    {
        string path = Archive("""
            {"class_name": "Sequential", "config": {"layers": [
              {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, null, 4]}},
              {"class_name": "ConvLSTM2D", "config": {"name": "memory", "units": 3}},
              {"class_name": "MaxPooling2D", "config": {"name": "pool", "pool_size": [2, 3]}},
              {"class_name": "ReLU", "config": {"name": "cut", "max_value": 5.0}},
              {"class_name": "Conv2D", "config": {"name": "first", "filters": 2, "kernel_size": [1, 1], "data_format": "channels_first"}}]}}
            """);

        Assert.Equal(
            $"'{path}': The model cannot be expressed: the shape of the input is (, 4) without the batch, where all sizes must be known; memory (ConvLSTM2D) does not exist here, or not with its arguments; "
                + "pool (MaxPooling2D) has different pool_size along its axes; cut (ReLU) does not exist here, or not with its arguments; "
                + "first (Conv2D) has the channels first.",
            Assert.Throws<InvalidDataException>(() => KerasFile.Read(path)).Message);
    }

    [Theory]
    [InlineData("6, 4", "MaxPooling1D", "\"pool_size\": [3], \"strides\": [2], \"padding\": \"same\"", "MaxPool1D(3, Stride = 2, Padding = Padding.Same)")]
    [InlineData("6, 4", "MaxPooling1D", "\"pool_size\": 3, \"strides\": null", "MaxPool1D(3)")]
    [InlineData("6, 4", "AveragePooling1D", "\"pool_size\": [2]", "AveragePool1D(2)")]
    [InlineData("6, 6, 4", "AveragePooling2D", "\"pool_size\": [2, 2], \"strides\": [1, 1]", "AveragePool2D(2, Stride = 1)")]
    [InlineData("6, 4", "GlobalMaxPooling1D", "\"keepdims\": false", "GlobalMaxPool")]
    [InlineData("6, 6, 4", "GlobalMaxPooling2D", "", "GlobalMaxPool")]
    [InlineData("6, 4", "GlobalAveragePooling1D", "", "GlobalAveragePool")]
    [InlineData("6, 4", "Reshape", "\"target_shape\": [2, 12]", "Reshape(2, 12)")]
    [InlineData("6, 4", "Flatten", "", "Flatten")]
    [InlineData("6", "Dropout", "\"rate\": 0.25", "Dropout(0.25f)")]
    [InlineData("6", "ReLU", "\"max_value\": null", "Activation(Activation.ReLU)")]
    [InlineData("6", "ReLU", "\"max_value\": 6.0", "Activation(Activation.ReLU6)")]
    [InlineData("6", "ReLU", "\"negative_slope\": 0.125", "Activation(Activation.LeakyReLU, Slope = 0.125f)")]
    [InlineData("6", "LeakyReLU", "", "Activation(Activation.LeakyReLU, Slope = 0.3f)")]
    [InlineData("6", "LeakyReLU", "\"negative_slope\": 0.01", "Activation(Activation.LeakyReLU)")]
    [InlineData("6", "ELU", "\"alpha\": 0.5", "Activation(Activation.ELU, Alpha = 0.5f)")]
    [InlineData("6", "Softmax", "\"axis\": -1", "Activation(Activation.Softmax)")]
    [InlineData("6", "Activation", "\"activation\": \"softplus\"", "Activation(Activation.Softplus)")]
    [InlineData("6", "Activation", "\"activation\": \"hard_sigmoid\"", "Activation(Activation.HardSigmoid)")]
    [InlineData("6", "Activation", "\"activation\": \"leaky_relu\"", "Activation(Activation.LeakyReLU, Slope = 0.2f)")]
    public void Layers_without_weights_have_the_arguments_that_they_had(string input, string @class, string arguments, string attribute)
    {
        string path = Archive($$$"""
            {"class_name": "Sequential", "config": {"layers": [
              {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, {{{input}}}]}},
              {"class_name": "{{{@class}}}", "config": {"name": "it"{{{(arguments.Length > 0 ? ", " : "")}}}{{{arguments}}}} }]}}
            """);

        Assert.Equal([$"Network({input})", attribute], KerasFile.Read(path).Attributes);
    }

    [Fact]
    public void Branches_become_joins_of_layers_by_their_names()
    {
        KerasModel model = KerasFile.Read(Fixture("branches.h5"));

        Assert.Equal(
            ["Network(4)", "Dense(6, Activation.Tanh)", "Dense(6, Activation.ReLU)", "Add(\"Dense1\")", "Concat(\"Add1\", Input = \"input\")", "Dense(2)"],
            model.Attributes);
        AssertComputes(Loaded<BranchModel>(model), "branches.npz");
    }

    [Theory]
    [InlineData("""[["in", 0, 0], ["a", 0, 0]]""", """[[["in", 0, 0, {}]]]""", "The model has 1 inputs and 2 outputs; one of each was expected")]
    [InlineData("""[["a", 0, 0]]""", """[[["in", 0, 0, {}]], [["a", 0, 0, {}]]]""", "Layers that are used twice are not read: a (Dense)")]
    [InlineData("""[["a", 0, 0]]""", """[[["a", 0, 0, {}]]]""", "The layers a (Dense) take one another, or follow the output")]
    public void Graphs_that_no_network_has_are_refused(string outputs, string nodes, string message)
    {
        string path = Archive($$$"""
            {"class_name": "Functional", "config": {"output_layers": {{{outputs}}}, "layers": [
              {"class_name": "InputLayer", "config": {"name": "in", "batch_input_shape": [null, 4]}, "inbound_nodes": []},
              {"class_name": "Dense", "config": {"name": "a", "units": 4}, "inbound_nodes": {{{nodes}}}}]}}
            """);

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => KerasFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dense.h5")]
    [InlineData("image.keras")]
    [InlineData("tokens.weights.h5")]
    [InlineData("sequences.h5")]
    [InlineData("both.keras")]
    public void Damaged_files_give_no_other_exception_and_change_nothing(string file)
    {
        byte[] whole = File.ReadAllBytes(Fixture(file));
        string path = Path.Combine(_folder.FullName, "damaged");
        var network = new TokenModel(seed: 3);
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = i % 3 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (int change = 0; change < 4 && i % 3 > 0; change++)
                damaged[random.Next(i % 2 == 0 ? damaged.Length : Math.Min(damaged.Length, 3000))] = (byte)random.Next(256);
            File.WriteAllBytes(path, damaged);
            float[] before = network.Parameters.ToArray();

            Exception? exception = Record.Exception(() => KerasFile.Load(path, network.Parameters));

            Assert.True(exception is null or InvalidDataException, $"{i}: {exception}");
            if (exception is not null)
                Assert.Equal(before, network.Parameters.ToArray());
        }
    }

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    private static TNetwork Loaded<TNetwork>(KerasModel model)
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed: 3);
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, model.Tensors);
        stream.Position = 0;
        ParameterFile.Load(stream, network.Parameters);
        return network;
    }

    /// <remarks>The reference is in double precision; sums of some tens of floats below 2 are this close.</remarks>
    private static void AssertComputes<TNetwork>(TNetwork network, string reference)
        where TNetwork : class, INetwork<TNetwork>
    {
        ImmutableArray<NamedTensor> arrays = NpzFile.Read(Fixture(reference));
        float[] inputs = arrays.Single(array => array.Name == "inputs").Values;
        float[] expected = arrays.Single(array => array.Name == "outputs").Values;
        var outputs = new float[expected.Length];

        network.Forward(inputs, outputs);

        Assert.Equal(inputs.Length / TNetwork.Description.InputSize, expected.Length / TNetwork.Description.OutputSize);
        foreach ((float wanted, float computed) in expected.Zip(outputs))
            Assert.Equal(wanted, computed, 1e-5f);
    }

    /// <summary>A file of Keras 3 with this model, and one layer of weights.</summary>
    private string Archive(string config, string group = "dense")
    {
        string path = Path.Combine(_folder.FullName, "model.keras");
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using (var text = new StreamWriter(archive.CreateEntry("config.json").Open()))
            text.Write(config);
        var file = new H5File { ["layers"] = new H5Group { [group] = new H5Group { ["vars"] = new H5Group { ["0"] = new float[,] { { 1f } } } } } };
        using var hierarchy = new MemoryStream();
        file.Write(hierarchy);
        using Stream data = archive.CreateEntry("model.weights.h5").Open();
        data.Write(hierarchy.ToArray());
        return path;
    }
}

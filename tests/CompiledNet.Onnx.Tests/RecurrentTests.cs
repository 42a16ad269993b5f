using CompiledNet.Generator.Tests.Running;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Tests.Running;
using CompiledNet.Properties.Tests.Running;

namespace CompiledNet.Onnx.Tests;

public sealed class RecurrentTests
{
    private const int Rows = 3, Steps = 5, Features = 4, Units = 6;

    /// <summary>A model that takes sequences, with what it needs beside them.</summary>
    private sealed record Pattern(string Name, byte[] Model, string Declares, bool RowsSecond = false, (string, float[], long[])[]? States = null, string[]? Outputs = null);

    /// <summary>The names of the patterns.</summary>
    public static IEnumerable<string> Names => Patterns().Select(pattern => pattern.Name);

    [Fact]
    public void What_exporters_write_computes_what_ONNX_Runtime_computes()
    {
        Pattern[] patterns = [.. Patterns()];
        ImportedNetwork[] imported = [.. patterns.Select(pattern => OnnxImport.Read(pattern.Model, new OnnxImportOptions { ClassName = pattern.Name, Outputs = [.. pattern.Outputs ?? []] }))];
        using var compiled = new ImportedNetworks(imported);
        foreach ((Pattern pattern, ImportedNetwork import) in patterns.Zip(imported))
        {
            Assert.True(import.Declaration.Contains(pattern.Declares, StringComparison.Ordinal), $"{pattern.Name} lacks {pattern.Declares}:\n{import.Declaration}");
            OnnxNetwork network = compiled[pattern.Name];
            float[] rows = network.Inputs(Rows, seed: 9);
            using var model = new OnnxRuntimeModel(pattern.Model);
            (string, float[], long[]) x = pattern.RowsSecond ? ("x", RowsSecond(rows, Features), [Steps, Rows, Features]) : ("x", rows, [Rows, Steps, Features]);
            ModelMessage message = ModelMessage.Read(new WireReader(pattern.Model));
            float[] expected = model.Run(message.Graph!.Outputs[0].Name, [x, .. pattern.States ?? []]);
            Agreement.Assert(pattern.Name, pattern.RowsSecond ? RowsFirst(expected, expected.Length / Steps / Rows) : expected, network.Forward(rows));
        }
    }

    [Fact]
    public void Initial_states_that_are_inputs_are_left_out_with_a_note()
    {
        ImportedNetwork imported = OnnxImport.Read(Patterns().Single(pattern => pattern.Name == "StatesAsInputs").Model);
        Assert.Contains("The initial state 'h0' is left out: recurrent layers begin at 0.", imported.Notes);
        Assert.Contains("The model has the steps of its input first and the batch behind them; here rows have the shape (5, 4).", imported.Notes);
        Assert.Contains("[Network(5, 4)]", imported.Declaration, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LSTM", "clip", "it clips the sums of its gates")]
    [InlineData("LSTM", "activations", "its activations are Sigmoid, Relu, Tanh; Sigmoid, Tanh, Tanh are those of the layer")]
    [InlineData("LSTM", "input_forget", "its forget gate is that of the input")]
    [InlineData("LSTM", "direction", "its direction is sideways")]
    [InlineData("LSTM", "lengths", "its sequences have lengths of their own")]
    [InlineData("LSTM", "state", "its initial state is not 0")]
    [InlineData("LSTM", "peepholes", "its gates see the cell (peepholes)")]
    [InlineData("LSTM", "weights", "its weights have the shape [1, 24, 5] where [1, 24, 4] was expected")]
    [InlineData("LSTM", "cell", "its output 3 is not imported")]
    public void What_layers_do_not_compute_is_named(string operation, string what, string message)
    {
        var b = new ModelBuilder();
        string x = b.Node("Transpose", [b.Input("x", Steps, Features)], ModelBuilder.Is("perm", 1, 0, 2));
        AttributeMessage[] attributes =
        [
            ModelBuilder.I("hidden_size", Units),
            .. what switch
            {
                "clip" => [ModelBuilder.F("clip", 3)],
                "activations" => [new AttributeMessage { Name = "activations", Texts = ["Sigmoid", "Relu", "Tanh"] }],
                "input_forget" => [ModelBuilder.I("input_forget", 1)],
                "direction" => [AttributeMessage.Of("direction", "sideways")],
                _ => Array.Empty<AttributeMessage>(),
            },
        ];
        const int Gates = 4;
        string[] inputs =
        [
            x, b.Weights(1, Gates * Units, what == "weights" ? 5 : Features), b.Weights(1, Gates * Units, Units), b.Weights(1, 2 * Gates * Units),
            what == "lengths" ? b.Integers(5, 4, 5) : "", what == "state" ? b.Weights(1, 1, Units) : "", "", what == "peepholes" ? b.Weights(1, 3 * Units) : "",
        ];
        string[] outputs = b.Nodes(operation, 3, inputs, attributes);
        byte[] model = b.Output(b.Node("Squeeze", [outputs[what == "cell" ? 2 : 1], b.Integers(0)]), Units);
        var exception = Assert.Throws<OnnxImportException>(() => OnnxImport.Read(model));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Exported_layers_compute_the_same_in_ONNX_Runtime_and_are_imported_with_the_same_bits()
    {
        string[] names = ["SimpleRNN", "GRU", "LSTM"];
        string[] sources = [.. names.Select(kind => $$"""
            using CompiledNet;
            [Network(5, 4)]
            [{{kind}}(6, ReturnSequences = true, Name = "Forwards")]
            [{{kind}}(3, ReturnSequences = true, GoBackwards = true, Input = "input")]
            [Concat("Forwards")]
            [Dense(4, Activation.Tanh)]
            [{{kind}}(5, ReturnSequences = true)]
            [{{kind}}(2, GoBackwards = true{{(kind == "GRU" ? ", ResetAfter = false" : "")}})]
            [Dense(3)]
            public sealed partial class {{kind}}s;
            """)];
        using LoadedProject project = LoadedProject.Of(new Project(sources) { Optimization = Microsoft.CodeAnalysis.OptimizationLevel.Release }.Generate());
        OnnxNetwork[] networks = [.. project.Networks.Select(OnnxNetwork.Of)];
        var imported = new List<ImportedNetwork>();
        foreach (OnnxNetwork network in networks)
        {
            network.Draw(seed: 5);
            byte[] bytes = OnnxExport.ToBytes(network.Description, network.Tensors);
            float[] rows = network.Inputs(Rows, seed: 6);
            using var model = new OnnxRuntimeModel(bytes);
            Agreement.Assert(network.Description.Name, model.Run("output", ("input", rows, [Rows, Steps, Features])), network.Forward(rows));
            imported.Add(OnnxImport.Read(bytes, new OnnxImportOptions { ClassName = network.Description.Name }));
        }

        using var compiled = new ImportedNetworks(imported);
        foreach ((OnnxNetwork network, ImportedNetwork import) in networks.Zip(imported))
        {
            OnnxNetwork again = compiled[import.ClassName];
            // The branches may stand in another order: what they give is what counts.
            float[] rows = network.Inputs(Rows, seed: 7);
            Assert.True(network.Forward(rows).SequenceEqual(again.Forward(rows)), import.Declaration);
            Assert.Equal(again.Description.ToJson(), import.Description.ToJson());
        }
    }

    private static IEnumerable<Pattern> Patterns()
    {
        yield return Of("BidirectionalLstmOfPyTorch", b =>
        {
            string x = b.Node("Transpose", ["x"], ModelBuilder.Is("perm", 1, 0, 2));
            // The state of zeros is made for as many rows as there are.
            string rows = b.Node("Unsqueeze", [b.Node("Gather", [b.Node("Shape", ["x"]), b.Integer(0)]), b.Integers(0)]);
            string zeros = b.Node("Expand", [b.Constant([1, 1, 1], 0), b.Node("Concat", [b.Integers(2), rows, b.Integers(Units)], ModelBuilder.I("axis", 0))]);
            string y = b.Nodes("LSTM", 3, [x, .. Weights(b, 4, 2), "", zeros, zeros], ModelBuilder.I("hidden_size", Units), AttributeMessage.Of("direction", "bidirectional"))[0];
            y = b.Node("Reshape", [b.Node("Transpose", [y], ModelBuilder.Is("perm", 0, 2, 1, 3)), b.Integers(0, 0, -1)]);
            y = b.Node("Transpose", [y], ModelBuilder.Is("perm", 1, 0, 2));
            return b.Node("MatMul", [y, b.Weights(2 * Units, 2)]);
        }, "[LSTM(6, ReturnSequences = true, GoBackwards = true)]", Steps, 2);
        yield return Of("LastStepOfPyTorch", b =>
        {
            string y = b.Nodes("GRU", 2, [b.Node("Transpose", ["x"], ModelBuilder.Is("perm", 1, 0, 2)), .. Weights(b, 3, 1)], ModelBuilder.I("hidden_size", Units), ModelBuilder.I("linear_before_reset", 1))[0];
            y = b.Node("Transpose", [b.Node("Squeeze", [y, b.Integers(1)])], ModelBuilder.Is("perm", 1, 0, 2));
            return b.Node("Gemm", [b.Node("Gather", [y, b.Integer(-1)], ModelBuilder.I("axis", 1)), b.Weights(Units, 2)]);
        }, "[GRU(6)]", 2);
        yield return Of("ResetBeforeTheProduct", b =>
        {
            string y = b.Nodes("GRU", 2, [b.Node("Transpose", ["x"], ModelBuilder.Is("perm", 1, 0, 2)), .. Weights(b, 3, 2)], ModelBuilder.I("hidden_size", Units), AttributeMessage.Of("direction", "bidirectional"))[1];
            return b.Node("Gemm", [b.Node("Reshape", [b.Node("Transpose", [y], ModelBuilder.Is("perm", 1, 0, 2)), b.Integers(-1, 2 * Units)]), b.Weights(2 * Units, 2)]);
        }, "[GRU(6, GoBackwards = true, ResetAfter = false)]", 2);
        yield return Of("MiddleStep", b =>
        {
            string y = b.Nodes("GRU", 2, [b.Node("Transpose", ["x"], ModelBuilder.Is("perm", 1, 0, 2)), .. Weights(b, 3, 1)], ModelBuilder.I("hidden_size", Units), ModelBuilder.I("linear_before_reset", 1))[0];
            y = b.Node("Transpose", [b.Node("Squeeze", [y, b.Integers(1)])], ModelBuilder.Is("perm", 1, 0, 2));
            return b.Node("Gemm", [b.Node("Gather", [y, b.Integer(2)], ModelBuilder.I("axis", 1)), b.Weights(Units, 2)]);
        }, "[GRU(6, ReturnSequences = true)]", 2);
        yield return Of("LastStateOfKeras", b =>
        {
            string h = b.Nodes("RNN", 2, [b.Node("Transpose", ["x"], ModelBuilder.Is("perm", 1, 0, 2)), .. Weights(b, 1, 2)], ModelBuilder.I("hidden_size", Units), AttributeMessage.Of("direction", "bidirectional"))[1];
            return b.Node("Gemm", [b.Node("Reshape", [b.Node("Transpose", [h], ModelBuilder.Is("perm", 1, 0, 2)), b.Integers(-1, 2 * Units)]), b.Weights(2 * Units, 2)]);
        }, "[SimpleRNN(6, GoBackwards = true)]", 2);
        yield return Of("StackedBackwards", b =>
        {
            string x = b.Node("Transpose", ["x"], ModelBuilder.Is("perm", 1, 0, 2));
            string first = b.Node("Squeeze", [b.Nodes("LSTM", 1, [x, b.Weights(1, 4 * Units, Features), b.Weights(1, 4 * Units, Units)], ModelBuilder.I("hidden_size", Units), AttributeMessage.Of("direction", "reverse"))[0], b.Integers(1)]);
            string second = b.Node("Squeeze", [b.Nodes("LSTM", 1, [first, b.Weights(1, 4 * Units, Units), b.Weights(1, 4 * Units, Units), b.Weights(1, 8 * Units)], ModelBuilder.I("hidden_size", Units))[0], b.Integers(1)]);
            return b.Node("Transpose", [second], ModelBuilder.Is("perm", 1, 0, 2));
        }, "[LSTM(6, ReturnSequences = true, GoBackwards = true)]", Steps, Units);

        var states = new ModelBuilder();
        states.Graph.Inputs.Add(new ValueMessage { Name = "x", Type = ElementType.Float, Shape = [(Steps, ""), (null, "N"), (Features, "")] });
        foreach (string name in new[] { "h0", "c0" })
            states.Graph.Inputs.Add(new ValueMessage { Name = name, Type = ElementType.Float, Shape = [(1, ""), (null, "N"), (Units, "")] });
        string[] all = states.Nodes("LSTM", 3, ["x", .. Weights(states, 4, 1), "", "h0", "c0"], ModelBuilder.I("hidden_size", Units));
        float[] zero = new float[Rows * Units];
        yield return new Pattern(
            "StatesAsInputs", states.Output(states.Node("Squeeze", [all[0], states.Integers(1)]), Units), "[LSTM(6, ReturnSequences = true)]", RowsSecond: true, States: [("h0", zero, [1, Rows, Units]), ("c0", zero, [1, Rows, Units])]);
    }

    private static Pattern Of(string name, Func<ModelBuilder, string> build, string declares, params long[] outputs)
    {
        var builder = new ModelBuilder();
        builder.Input("x", Steps, Features);
        return new Pattern(name, builder.Output(build(builder), outputs), declares);
    }

    private static string[] Weights(ModelBuilder b, int gates, int directions) =>
        [b.Weights(directions, gates * Units, Features), b.Weights(directions, gates * Units, Units), b.Weights(directions, 2 * gates * Units)];

    private static float[] RowsSecond(float[] rows, int size) =>
        [.. Enumerable.Range(0, Steps).SelectMany(step => Enumerable.Range(0, Rows).SelectMany(row => rows.Skip((row * Steps + step) * size).Take(size)))];

    private static float[] RowsFirst(float[] steps, int size) =>
        [.. Enumerable.Range(0, Rows).SelectMany(row => Enumerable.Range(0, Steps).SelectMany(step => steps.Skip((step * Rows + row) * size).Take(size)))];
}

using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Tests.Running;

namespace CompiledNet.Onnx.Tests;

/// <summary>Models that are called again and again along a stream, with their states carried from call to call.</summary>
public sealed class StreamTests
{
    private const int Features = 4, Units = 6;

    /// <summary>A model with the states that it takes and gives.</summary>
    /// <param name="Name">What it is like.</param>
    /// <param name="Model">The model.</param>
    /// <param name="Declares">What its declaration has.</param>
    /// <param name="States">Its states, for one stream.</param>
    /// <param name="Shape">The shape of so many steps.</param>
    /// <param name="Calls">The steps of each call.</param>
    private sealed record Pattern(string Name, byte[] Model, string Declares, (string Now, string Next, long[] Shape)[] States, Func<int, long[]> Shape, int[] Calls);

    /// <summary>Calls of one step and of several.</summary>
    private static readonly int[] AnyCalls = [1, 3, 7, 2, 1];

    [Fact]
    public void What_exporters_write_with_states_gives_in_a_stream_what_ONNX_Runtime_gives_with_the_states_carried()
    {
        Pattern[] patterns = [.. Patterns()];
        ImportedNetwork[] imported = [.. patterns.Select(pattern => OnnxImport.Read(pattern.Model, new OnnxImportOptions { ClassName = pattern.Name }))];
        using var compiled = new ImportedNetworks(imported);
        foreach ((Pattern pattern, ImportedNetwork import) in patterns.Zip(imported))
        {
            Assert.True(import.Declaration.Contains(pattern.Declares, StringComparison.Ordinal), $"{pattern.Name} lacks {pattern.Declares}:\n{import.Declaration}");
            OnnxNetwork network = compiled[pattern.Name];
            Assert.Equal(network.Description.ToJson(), import.Description.ToJson());
            OnnxStream stream = network.Open();
            using var model = new OnnxRuntimeModel(pattern.Model);
            var carried = new CarriedStates(model, "x", "y", pattern.States);
            for (int call = 0; call < pattern.Calls.Length; call++)
            {
                int steps = pattern.Calls[call];
                float[] rows = network.Inputs(steps, seed: call);
                Agreement.Assert($"{pattern.Name}, call {call}", carried.Call(IsChannelsFirst(pattern) ? ChannelsFirst(rows) : rows, pattern.Shape(steps)), stream.Forward(rows));
            }
        }
    }

    [Fact]
    public void Notes_say_which_inputs_and_outputs_are_the_state()
    {
        ImportedNetwork imported = OnnxImport.Read(Patterns().Single(pattern => pattern.Name == "StackedLstmOfPyTorch").Model);
        Assert.Contains(imported.Notes, note => note.StartsWith("The inputs 'h0' and 'c0' and the outputs 'hn' and 'cn' are the state of /LSTM_", StringComparison.Ordinal));
        Assert.True(imported.Description.IsStreaming);
        Assert.DoesNotContain(imported.Notes, note => note.Contains("left out", StringComparison.Ordinal));
    }

    [Fact]
    public void A_note_says_that_a_model_may_give_the_last_of_several_steps_alone()
    {
        ImportedNetwork imported = OnnxImport.Read(Patterns().Single(pattern => pattern.Name == "LastStateAlone").Model);
        Assert.Contains("A step of the stream gives what a call of the model with one step gives. With several steps in a call, the model may give the last one alone, or mix them.", imported.Notes);
    }

    [Fact]
    public void Sequences_of_so_many_steps_can_be_asked_for()
    {
        byte[] model = Patterns().Single(pattern => pattern.Name == "BatchFirst").Model;
        ImportedNetwork imported = OnnxImport.Read(model, new OnnxImportOptions { InputShapes = new Dictionary<string, System.Collections.Immutable.ImmutableArray<int>> { ["x"] = [5, Features] }, Outputs = ["y"] });
        Assert.Contains("[Network(5, 4)]", imported.Declaration, StringComparison.Ordinal);
        Assert.Contains("The initial state 'h0' is left out: recurrent layers begin at 0.", imported.Notes);
    }

    [Fact]
    public void A_model_that_sums_over_the_steps_of_each_call_is_imported_for_whole_sequences()
    {
        var b = new ModelBuilder();
        string x = b.Node("Transpose", [b.Input("x", 5, Features)], ModelBuilder.Is("perm", 1, 0, 2));
        State(b, "h0", 1, null, Units);
        string[] all = b.Nodes("RNN", 2, [x, .. Weights(b, 1, Features), "", "h0"], ModelBuilder.I("hidden_size", Units));
        Named(b, "hn", "Identity", [all[1]]);
        string steps = b.Node("Transpose", [b.Node("Squeeze", [all[0], b.Integers(1)])], ModelBuilder.Is("perm", 1, 0, 2));
        Named(b, "y", "Gemm", [b.Node("Flatten", [steps]), b.Weights(5 * Units, 2)]);
        ImportedNetwork imported = OnnxImport.Read(b.Outputs(("y", [null, 2]), ("hn", [1, null, Units])), new OnnxImportOptions { Outputs = ["y"] });
        Assert.Contains("[Network(5, 4)]", imported.Declaration, StringComparison.Ordinal);
        Assert.Contains(imported.Notes, note => note.StartsWith("It is not a stream:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("reverse", "its direction is reverse, and a stream goes forward")]
    [InlineData("windows", "its windows of 3 steps, dilation 1, do not end with each of the steps behind the 3 that come from the call before")]
    public void What_a_stream_cannot_have_is_named(string what, string message)
    {
        var b = new ModelBuilder();
        State(b, "x", null, null, Features);
        string next;
        if (what == "reverse")
        {
            State(b, "h0", 1, null, Units);
            string[] all = b.Nodes("RNN", 2, ["x", .. Weights(b, 1, Features), "", "h0"], ModelBuilder.I("hidden_size", Units), AttributeMessage.Of("direction", "reverse"));
            Named(b, "y", "Squeeze", [all[0], b.Integers(1)]);
            next = all[1];
        }
        else
        {
            State(b, "h0", null, Features, 3);
            string joined = b.Node("Concat", ["h0", b.Node("Transpose", ["x"], ModelBuilder.Is("perm", 1, 2, 0))], ModelBuilder.I("axis", 2));
            Named(b, "y", "Conv", [joined, b.Weights(Units, Features, 3)]);
            next = b.Node("Slice", [joined, b.Integers(-3), b.Integers(long.MaxValue), b.Integers(2)]);
        }

        Named(b, "hn", "Identity", [next]);
        var exception = Assert.Throws<OnnxImportException>(() => OnnxImport.Read(b.Outputs(("y", [null, null, Units]), ("hn", [null, null, null]))));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Pattern> Patterns()
    {
        // nn.LSTM(4, 6, num_layers=2), as torch.onnx.export writes it with open axes: the states of both layers are one input.
        yield return Of("StackedLstmOfPyTorch", "[LSTM(6)]", steps => [steps, 1, Features], AnyCalls, [("h0", "hn", [2, 1, Units]), ("c0", "cn", [2, 1, Units])], b =>
        {
            State(b, "x", null, null, Features);
            State(b, "h0", 2, null, Units);
            State(b, "c0", 2, null, Units);
            string x = "x";
            var last = new List<string[]>();
            for (int layer = 0; layer < 2; layer++)
            {
                string[] states = [.. new[] { "h0", "c0" }.Select(state => b.Node("Slice", [state, b.Integers(layer), b.Integers(layer + 1), b.Integers(0)]))];
                string[] all = b.Nodes("LSTM", 3, [x, .. Weights(b, 4, layer == 0 ? Features : Units), "", .. states], ModelBuilder.I("hidden_size", Units));
                x = b.Node("Squeeze", [all[0], b.Integers(1)]);
                last.Add(all);
            }

            Named(b, "y", "MatMul", [x, b.Weights(Units, 2)]);
            Named(b, "hn", "Concat", [last[0][1], last[1][1]], ModelBuilder.I("axis", 0));
            Named(b, "cn", "Concat", [last[0][2], last[1][2]], ModelBuilder.I("axis", 0));
            return b.Outputs(("y", [null, null, 2]), ("hn", [2, null, Units]), ("cn", [2, null, Units]));
        });
        yield return Of("BatchFirst", "[Dense(3, Activation.Tanh)]", steps => [1, steps, Features], AnyCalls, [("h0", "hn", [1, 1, Units])], b =>
        {
            State(b, "x", null, null, Features);
            State(b, "h0", 1, null, Units);
            string x = b.Node("Transpose", [b.Node("Relu", ["x"])], ModelBuilder.Is("perm", 1, 0, 2));
            string[] all = b.Nodes("GRU", 2, [x, .. Weights(b, 3, Features), "", "h0"], ModelBuilder.I("hidden_size", Units), ModelBuilder.I("linear_before_reset", 1));
            string y = b.Node("Transpose", [b.Node("Squeeze", [all[0], b.Integers(1)])], ModelBuilder.Is("perm", 1, 0, 2));
            y = b.Node("Tanh", [b.Node("Add", [b.Node("MatMul", [y, b.Weights(Units, 3)]), b.Weights(3)])]);
            Named(b, "y", "Add", [y, b.Node("Reshape", [b.Node("MatMul", ["x", b.Weights(Features, 3)]), b.Integers(0, -1, 3)])]);
            Named(b, "hn", "Identity", [all[1]]);
            return b.Outputs(("y", [null, null, 3]), ("hn", [1, null, Units]));
        });
        // A policy: one observation and the state of one step, for each agent.
        yield return Of("Policy", "[GRU(6)]", _ => [1, Features], [1, 1, 1, 1], [("h0", "hn", [1, 1, Units])], b =>
        {
            b.Input("x", Features);
            b.Input("h0", 1, Units);
            string x = b.Node("Unsqueeze", [b.Node("Tanh", [b.Node("Gemm", ["x", b.Weights(Features, 8), b.Weights(8)])]), b.Integers(0)]);
            string[] all = b.Nodes("GRU", 2, [x, .. Weights(b, 3, 8), "", b.Node("Transpose", ["h0"], ModelBuilder.Is("perm", 1, 0, 2))], ModelBuilder.I("hidden_size", Units), ModelBuilder.I("linear_before_reset", 1));
            Named(b, "y", "Gemm", [b.Node("Reshape", [all[0], b.Integers(-1, Units)]), b.Weights(Units, 2), b.Weights(2)]);
            Named(b, "hn", "Transpose", [all[1]], ModelBuilder.Is("perm", 1, 0, 2));
            return b.Outputs(("y", [null, 2]), ("hn", [null, 1, Units]));
        });
        yield return Of("LastStateAlone", "[SimpleRNN(6)]", steps => [steps, 1, Features], [1, 1, 1], [("h0", "hn", [1, 1, Units])], b =>
        {
            State(b, "x", null, null, Features);
            State(b, "h0", 1, null, Units);
            string[] all = b.Nodes("RNN", 2, ["x", .. Weights(b, 1, Features), "", "h0"], ModelBuilder.I("hidden_size", Units));
            Named(b, "y", "Gemm", [b.Node("Squeeze", [all[1], b.Integers(0)]), b.Weights(Units, 2)]);
            Named(b, "hn", "Identity", [all[1]]);
            return b.Outputs(("y", [null, 2]), ("hn", [1, null, Units]));
        });
        // Steps of sequences of one step, all sizes fixed; the state is what the model gives.
        yield return Of("StateIsAll", "[LSTM(6)]", _ => [1, 1, Features], [1, 1, 1], [("h0", "y", [1, 1, Units]), ("c0", "cn", [1, 1, Units])], b =>
        {
            State(b, "x", 1, 1, Features);
            State(b, "h0", 1, 1, Units);
            State(b, "c0", 1, 1, Units);
            string[] all = b.Nodes("LSTM", 3, ["x", .. Weights(b, 4, Features), "", "h0", "c0"], ModelBuilder.I("hidden_size", Units));
            Named(b, "y", "Identity", [all[1]]);
            Named(b, "cn", "Identity", [all[2]]);
            return b.Outputs(("y", [1, 1, Units]), ("cn", [1, 1, Units]));
        });
        // Convolutions that are given the steps before, and one of a single step.
        yield return Of("WindowsWithPast", "[Conv1D(6, 3, Activation.ReLU, Dilation = 2, Padding = Padding.Causal)]", steps => [1, Features, steps], AnyCalls, [("h0", "hn", [1, Features, 4])], b =>
        {
            State(b, "x", null, Features, null);
            State(b, "h0", null, Features, 4);
            string joined = b.Node("Concat", ["h0", "x"], ModelBuilder.I("axis", 2));
            string y = b.Node("Relu", [b.Node("Conv", [joined, b.Weights(Units, Features, 3), b.Weights(Units)], ModelBuilder.Is("dilations", 2))]);
            y = b.Node("Conv", [y, b.Weights(3, Units, 1), b.Weights(3)]);
            Named(b, "y", "Transpose", [y], ModelBuilder.Is("perm", 0, 2, 1));
            Named(b, "hn", "Slice", [joined, b.Integers(-4), b.Integers(long.MaxValue), b.Integers(2)]);
            return b.Outputs(("y", [null, null, 3]), ("hn", [null, Features, 4]));
        });
    }

    private static Pattern Of(string name, string declares, Func<int, long[]> shape, int[] calls, (string, string, long[])[] states, Func<ModelBuilder, byte[]> build) =>
        new(name, build(new ModelBuilder()), declares, states, shape, calls);

    /// <summary>An input of which all sizes are said.</summary>
    private static void State(ModelBuilder b, string name, params long?[] sizes) =>
        b.Graph.Inputs.Add(new ValueMessage { Name = name, Type = ElementType.Float, Shape = [.. sizes.Select(size => (size, ""))] });

    private static bool IsChannelsFirst(Pattern pattern) => pattern.Shape(1) is [_, Features, _];

    private static float[] ChannelsFirst(float[] rows) => [.. Enumerable.Range(0, Features).SelectMany(channel => rows.Where((_, place) => place % Features == channel))];

    private static string[] Weights(ModelBuilder b, int gates, int features) => [b.Weights(1, gates * Units, features), b.Weights(1, gates * Units, Units), b.Weights(1, 2 * gates * Units)];

    private static void Named(ModelBuilder b, string name, string operation, string[] inputs, params AttributeMessage[] attributes) =>
        b.Graph.Nodes.Add(new NodeMessage { Name = $"/{name}", Operator = operation, Inputs = [.. inputs], Outputs = [name], Attributes = [.. attributes] });
}

using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Import;
using CompiledNet.Onnx.Import.Values;
using CompiledNet.Onnx.Reading;
using CompiledNet.Onnx.Tests.Running;

namespace CompiledNet.Onnx.Tests;

/// <summary>
/// ONNX's own tests of operators and of what PyTorch exports, from Debian's package libonnx-testdata: models with inputs and outputs. Where it is not
/// installed, they are skipped. What stands beside the first input is taken as weights.
/// </summary>
public sealed class NodeTests
{
    private const string Folder = "/usr/share/libonnx-testdata/data";

    private sealed record Case(string Name, ImportedNetwork Imported, float[] Inputs, float[] Outputs);

    [Theory]
    [InlineData("node", 60)]
    [InlineData("pytorch-converted", 25)]
    [InlineData("pytorch-operator", 5)]
    public void Models_that_can_be_imported_compute_the_outputs_that_are_given(string kind, int least)
    {
        string folder = Path.Combine(Folder, kind);
        Assert.SkipUnless(Directory.Exists(folder), "Debian's package libonnx-testdata is not installed.");
        string[] folders = [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)];
        Case[] cases = [.. folders.Select((name, number) => Read(name, $"Model{number}")).OfType<Case>()];

        using var compiled = new ImportedNetworks(cases.Select(found => found.Imported));
        var failures = new List<string>();
        foreach (Case found in cases)
        {
            OnnxNetwork network = compiled[found.Imported.ClassName];
            float[] outputs = network.Forward(found.Inputs);
            // The tolerance is that of ONNX's own runner of these tests; the inputs of some are larger than those of networks.
            bool agrees = outputs.Length == found.Outputs.Length
                && outputs.Zip(found.Outputs).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-5 + 1e-3 * Math.Abs(pair.Second) || pair.First == pair.Second || float.IsNaN(pair.First) && float.IsNaN(pair.Second));
            if (!agrees)
                failures.Add($"{found.Name}: {string.Join(' ', outputs.Take(6))} … and not {string.Join(' ', found.Outputs.Take(6))} …\n{found.Imported.Declaration}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {folders.Length} tests, {cases.Length} apply, {cases.Length - failures.Count} pass.");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(cases.Length >= least, $"Only {cases.Length} of {folders.Length} models were imported.");
    }

    [Theory]
    [InlineData("simple_rnn_defaults")]
    [InlineData("simple_rnn_with_initial_bias")]
    [InlineData("simple_rnn_batchwise")]
    [InlineData("rnn_seq_length")]
    [InlineData("gru_defaults")]
    [InlineData("gru_with_initial_bias")]
    [InlineData("gru_seq_length")]
    [InlineData("gru_batchwise")]
    [InlineData("lstm_defaults")]
    [InlineData("lstm_with_initial_bias")]
    [InlineData("lstm_batchwise")]
    public void Recurrent_operators_that_layers_compute_are_among_them(string name)
    {
        string folder = Path.Combine(Folder, "node", "test_" + name);
        Assert.SkipUnless(Directory.Exists(folder), "Debian's package libonnx-testdata is not installed.");
        Assert.NotNull(Read(folder, "Model"));
    }

    /// <summary>A model with its first input as rows; null if it cannot be imported.</summary>
    private static Case? Read(string folder, string className)
    {
        ModelMessage model = ModelMessage.Read(new WireReader(File.ReadAllBytes(Path.Combine(folder, "model.onnx"))));
        GraphMessage graph = model.Graph!;
        HashSet<string> constants = [.. graph.Initializers.Select(tensor => tensor.Name)];
        ValueMessage[] inputs = [.. graph.Inputs.Where(input => !constants.Contains(input.Name))];
        // Of recurrent operators, which give every step and the last, the first is taken.
        if (graph.Nodes.Any(node => node.Operator is "RNN" or "GRU" or "LSTM") && graph.Outputs.Count == 2)
            graph.Outputs.RemoveAt(1);
        if (inputs.Length == 0 || graph.Outputs.Count != 1 || inputs[0].Shape is not { Count: > 1 } shape)
            return null;

        try
        {
            for (int number = 1; number < inputs.Length; number++)
            {
                TensorMessage tensor = Tensor(folder, $"input_{number}.pb");
                tensor.Name = inputs[number].Name;
                graph.Initializers.Add(tensor);
                graph.Inputs.Remove(inputs[number]);
            }

            float[] rows = Values(folder, "input_0.pb", out int[] inputShape), outputs = Values(folder, "output_0.pb", out int[] outputShape);
            ImportedNetwork imported = ModelImport.Import(model, null, Path.GetFileName(folder), new OnnxImportOptions { ClassName = className });
            bool inputIsFirst = ChannelOrder.IsChanged(imported);
            bool outputIsFirst = imported.Notes.Any(note => note.EndsWith("channels last.", StringComparison.Ordinal) && note.StartsWith("The output", StringComparison.Ordinal));
            if (imported.Notes.Any(note => note.StartsWith("The model has the steps of its input first", StringComparison.Ordinal)))
                rows = RowsFirst(rows, inputShape);
            return new Case(Path.GetFileName(folder), imported, inputIsFirst ? ChannelOrder.Last(rows, inputShape.AsSpan(1)) : rows, outputIsFirst ? ChannelOrder.Last(outputs, outputShape.AsSpan(1)) : outputs);
        }
        catch (Exception exception) when (exception is OnnxImportException or NotExpressibleException or FileNotFoundException)
        {
            return null;
        }
    }

    private static TensorMessage Tensor(string folder, string file) =>
        TensorMessage.Read(new WireReader(File.ReadAllBytes(Path.Combine(folder, "test_data_set_0", file))));

    private static float[] Values(string folder, string file, out int[] shape)
    {
        Constant constant = TensorReader.Read(Tensor(folder, file), null);
        shape = constant.Stored;
        return constant is Numbers numbers ? numbers.Values : throw new NotExpressibleException("the values are not floats");
    }

    private static float[] RowsFirst(float[] values, int[] shape)
    {
        int steps = shape[0], rows = shape[1], size = values.Length / steps / rows;
        return [.. Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, steps).SelectMany(step => values.Skip((step * rows + row) * size).Take(size)))];
    }
}

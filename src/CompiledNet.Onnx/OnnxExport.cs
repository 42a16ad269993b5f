using System.Collections.Immutable;
using System.Text.Json;
using CompiledNet.Onnx.Export;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Import;

namespace CompiledNet.Onnx;

/// <summary>Writes networks as ONNX models.</summary>
/// <remarks>
/// The model has one input of the shape <c>[batch, …]</c>, where the other axes are those of <see cref="NetworkDescription.InputShape"/>, channels last, and one
/// output of the shape <c>[batch, …]</c> of the last layer: rows are the same floats as those of <c>Forward</c>, indices of embeddings among them. The
/// weights have PyTorch's names and their own bits. Operators are those of version 17 of ONNX.
/// <para>
/// A network whose rows are steps of a stream takes <c>[batch, steps, features]</c>, any number of steps of each of any number of streams, and what its layers remember: <c>lstm1_h</c> and
/// <c>lstm1_c</c> <c>[1, batch, units]</c> of a layer <c>LSTM1</c>, <c>conv1d1_past</c> <c>[batch, channels, steps]</c> of a convolution. It gives the next as <c>lstm1_h_next</c> and so on, for
/// the next call; a stream begins with zeros.
/// </para>
/// </remarks>
public static class OnnxExport
{
    /// <summary>The version of ONNX's operators that is written.</summary>
    public const int OperatorSetVersion = 17;

    /// <summary>The version of the file format, that of ONNX 1.12, with which operators of version 17 came.</summary>
    private const int IrVersion = 8;

    /// <summary>Writes a model to a file, replacing one that is there.</summary>
    /// <param name="path">The file to write, by custom <c>*.onnx</c>.</param>
    /// <param name="network">The network.</param>
    /// <param name="tensors">Its parameters and statistics, by the names of <see cref="NetworkDescription.FileNames"/>.</param>
    /// <param name="options">What else to write; null for nothing.</param>
    /// <exception cref="ArgumentException">A tensor is missing or has another shape.</exception>
    /// <exception cref="NotSupportedException">A layer has no counterpart in ONNX.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, NetworkDescription network, IReadOnlyList<NamedTensor> tensors, OnnxExportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] model = ToBytes(network, tensors, options);
        string unfinished = path + ".saving.tmp";
        try
        {
            File.WriteAllBytes(unfinished, model);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>The bytes of a model.</summary>
    /// <param name="network">The network.</param>
    /// <param name="tensors">Its parameters and statistics, by the names of <see cref="NetworkDescription.FileNames"/>.</param>
    /// <param name="options">What else to write; null for nothing.</param>
    /// <exception cref="ArgumentException">A tensor is missing or has another shape.</exception>
    /// <exception cref="NotSupportedException">A layer has no counterpart in ONNX.</exception>
    public static byte[] ToBytes(NetworkDescription network, IReadOnlyList<NamedTensor> tensors, OnnxExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(tensors);
        options ??= new OnnxExportOptions();
        var model = new ModelMessage
        {
            IrVersion = IrVersion,
            Producer = "CompiledNet",
            ProducerVersion = typeof(OnnxExport).Assembly.GetName().Version?.ToString(3) ?? "",
            Graph = Graph(network, tensors, options),
        };
        model.Operators.Add(("", OperatorSetVersion));
        model.Metadata.Add((ModelGraph.Architecture, network.ToJson()));
        if (!options.ClassNames.IsEmpty)
            model.Metadata.Add(("compilednet.class_names", JsonSerializer.Serialize(options.ClassNames.ToArray(), Texts.Default.StringArray)));
        foreach ((string key, string value) in options.Metadata)
            model.Metadata.Add((key, value));

        var writer = new WireWriter();
        model.Write(writer);
        return writer.Written().ToArray();
    }

    /// <summary>Writes a network with its parameters to a file, replacing one that is there.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file to write, by custom <c>*.onnx</c>.</param>
    /// <param name="options">What else to write; null for nothing.</param>
    /// <exception cref="NotSupportedException">A layer has no counterpart in ONNX.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SaveOnnx<TNetwork>(this INetwork<TNetwork> network, string path, OnnxExportOptions? options = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        Write(path, TNetwork.Description, TensorsOf(network.Parameters), options);
    }

    /// <summary>The parameters and statistics of a network by the names of files.</summary>
    /// <param name="parameters">The parameters.</param>
    public static ImmutableArray<NamedTensor> TensorsOf<TNetwork>(ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        NetworkDescription network = TNetwork.Description;
        return [.. network.StoredTensors.Zip(network.FileNames, (tensor, name) =>
        {
            var values = new float[tensor.Length];
            parameters[tensor].CopyTo(values);
            return new NamedTensor(name, tensor.Shape, values);
        })];
    }

    private static GraphMessage Graph(NetworkDescription network, IReadOnlyList<NamedTensor> tensors, OnnxExportOptions options)
    {
        // The steps of a stream are an axis whose size is open; the shapes of one step say the rest.
        NetworkDescription layers = network.IsStreaming ? StepShapes.Of(network) : network;
        var graph = new ExportGraph(network.Name) { IsStream = network.IsStreaming };
        var input = ExportValue.WithLast(graph, layers.InputShape, options.InputName);
        input = input.WithIndices([.. network.Layers.SelectMany(layer => layer.Columns).Distinct().Order().Select(column => (column, column))]);
        var values = new List<ExportValue>();
        var names = new Queue<string>(network.FileNames);
        foreach (LayerDescription layer in layers.Layers)
        {
            graph.Layer = layer.Name;
            ImmutableArray<NamedTensor> own = [.. layer.Tensors.Concat(layer.Statistics).Select(tensor => Find(network, tensors, tensor, names.Dequeue()))];
            ExportValue written = LayerNodes.Write(graph, layer, [.. layer.Inputs.Select(place => place < 0 ? input : values[place])], own);
            values.Add(own.IsEmpty || layer.Kind != "Activation" ? ActivationNodes.Apply(graph, layer, written) : written);
        }

        graph.Layer = "outputs";
        graph.Message.Inputs.Add(Value(options.InputName, Rows(network, network.InputShape)));
        graph.Message.Inputs.AddRange(graph.States.Select(state => Value(state.Name, state.Shape)));
        graph.Message.Nodes.Add(new NodeMessage { Name = "outputs", Operator = "Identity", Inputs = [values[^1].Last], Outputs = [options.OutputName] });
        graph.Message.Outputs.Add(Value(options.OutputName, Rows(network, network.Layers[^1].OutputShape)));
        graph.Message.Outputs.AddRange(graph.States.Select(state => Value(state.Next, state.Shape)));
        return graph.Message;
    }

    private static NamedTensor Find(NetworkDescription network, IReadOnlyList<NamedTensor> tensors, ParameterTensor tensor, string name)
    {
        NamedTensor found = tensors.FirstOrDefault(candidate => candidate.Name == name) ?? throw new ArgumentException(
            $"{network.Name} has a tensor '{name}', which is not among those given: {string.Join(", ", tensors.Select(candidate => candidate.Name))}.", nameof(tensors));
        return found.Shape.SequenceEqual(tensor.Shape) && found.Values.Length == tensor.Length ? found : throw new ArgumentException(
            $"The tensor '{name}' of {network.Name} has the shape [{string.Join(", ", tensor.Shape)}]; the one given is {found} with {found.Values.Length} values.", nameof(tensors));
    }

    private static ValueMessage Value(string name, IEnumerable<(long? Size, string Name)> shape) => new() { Name = name, Type = ElementType.Float, Shape = [.. shape] };

    /// <summary>The axes of rows of that shape, and of the steps of streams.</summary>
    private static IEnumerable<(long? Size, string Name)> Rows(NetworkDescription network, ImmutableArray<int> shape) =>
        [(null, "batch"), .. network.IsStreaming ? [(null, "steps")] : Array.Empty<(long?, string)>(), .. shape.Select(size => ((long?)size, ""))];
}

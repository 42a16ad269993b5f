using CompiledNet.Tests.Reference.Graph.Nodes;

namespace CompiledNet.Tests.Reference.Graph;

/// <summary>What the layers of a description are made of.</summary>
internal static class DescribedLayers
{
    /// <param name="description">The network.</param>
    /// <param name="tensor">The values of the tensor of a name, in canonical order.</param>
    /// <param name="mask">The factors of the dropout layer of a name; null at inference.</param>
    public static ReferenceGraph Graph(NetworkDescription description, Func<string, double[]> tensor, Func<string, double[]>? mask)
    {
        var graph = new ReferenceGraph();
        var indices = new IndexPlaces(description);
        var lastNodes = new List<int>();
        foreach (LayerDescription layer in description.Layers)
        {
            int[] inputs = [.. layer.Inputs];
            INode[] nodes = [.. Nodes(layer, [.. layer.Tensors.Select(own => tensor(own.Name))], [.. layer.Statistics.Select(own => tensor(own.Name))], mask, indices.Taken(layer, inputs[0]))];
            int last = graph.Add(nodes[0], [.. inputs.Select(place => place < 0 ? ReferenceGraph.Input : lastNodes[place])]);
            foreach (INode node in nodes.Skip(1))
                last = graph.Add(node);
            lastNodes.Add(last);
        }

        return graph;
    }

    private static IEnumerable<INode> Nodes(
        LayerDescription layer, double[][] tensors, double[][] statistics, Func<string, double[]>? mask, IReadOnlyList<int> indices)
    {
        yield return layer.Kind switch
        {
            "Dense" => new DenseNode(layer.OutputShape[^1], tensors[0], tensors.ElementAtOrDefault(1)),
            "Conv1D" or "Conv2D" => new ConvolutionNode(layer.OutputShape[^1], layer.Groups, WindowsOf(layer), tensors[0], tensors.ElementAtOrDefault(1)),
            "MaxPool1D" or "MaxPool2D" => new MaxPoolNode(WindowsOf(layer)),
            "AveragePool1D" or "AveragePool2D" => new AveragePoolNode(WindowsOf(layer)),
            "GlobalMaxPool" => new GlobalPoolNode(windows => new MaxPoolNode(windows)),
            "GlobalAveragePool" => new GlobalPoolNode(windows => new AveragePoolNode(windows)),
            "Flatten" or "Reshape" => new ReshapeNode(layer.OutputShape),
            "Activation" when layer.Activation == Activation.PReLU => new PReLUNode(tensors[0]),
            "Activation" => new ActivationNode(ActivationOf(layer)),
            "BatchNorm" when mask is null => new FixedBatchNormNode(tensors[0], tensors[1], new RunningStatistics(statistics[0], statistics[1]), layer.Epsilon),
            "BatchNorm" => new BatchNormNode(tensors[0], tensors[1], layer.Epsilon, new RunningStatistics(statistics[0], statistics[1]), layer.Momentum),
            "LayerNorm" => new LayerNormNode(tensors[0], tensors[1], layer.Epsilon),
            "Dropout" when mask is null => new ReshapeNode(layer.OutputShape),
            "Dropout" => new MaskNode(mask(layer.Name)),
            "Embedding" => new EmbeddingNode(layer.Tensors[0].Shape[1], tensors[0], indices, layer.OutputShape),
            "SimpleRNN" => new RecurrentNode(new SimpleRNNCell(), tensors, layer.ReturnSequences, layer.GoBackwards),
            "GRU" when !layer.ResetAfter => new EarlyResetNode(tensors, layer.ReturnSequences, layer.GoBackwards),
            "GRU" => new RecurrentNode(new GRUCell(), tensors, layer.ReturnSequences, layer.GoBackwards),
            "LSTM" => new RecurrentNode(new LSTMCell(), tensors, layer.ReturnSequences, layer.GoBackwards),
            "Add" => new AddNode(),
            "Multiply" => new MultiplyNode(),
            "Concat" => new ConcatNode(),
            _ => throw new NotSupportedException($"{layer.Name}: layers of the kind {layer.Kind} have no reference."),
        };
        if (layer.Kind != "Activation" && layer.Activation != Activation.Linear)
            yield return new ActivationNode(ActivationOf(layer));
    }

    private static ActivationSpec ActivationOf(LayerDescription layer) => new(layer.Activation, layer.Slope, layer.Alpha, layer.TanhApproximation);

    private static Windows WindowsOf(LayerDescription layer)
    {
        IEnumerable<WindowAxis> axes = layer.KernelSize.Select(size => new WindowAxis(size, layer.Stride, layer.Dilation));
        return Windows.Of([.. axes.Zip(layer.InputShape, (axis, size) => layer.Padding switch
        {
            Padding.Same => axis.Same(size),
            Padding.Causal => axis.Causal(),
            _ => axis,
        })]);
    }
}

using CompiledNet.Tests.Reference.Graph;
using CompiledNet.Tests.Reference.Graph.Nodes;

namespace CompiledNet.Tests.Reference.Torch;

/// <summary>The graph of the reference that computes what a case does.</summary>
internal static class TorchGraph
{
    // libtorch computed with the double that is nearest to it.
    private const double Epsilon = 1e-5;

    private const double Momentum = 0.1;

    /// <exception cref="NotSupportedException">The reference knows no such operation.</exception>
    public static ReferenceGraph Of(TorchCase torch)
    {
        if (torch.Kind is "Residual" or "Concat")
            return Branches(torch);
        var graph = new ReferenceGraph();
        graph.Add(Node(torch));
        return graph;
    }

    private static INode Node(TorchCase torch)
    {
        double[][] parameters = [.. torch.Parameters.Values.Select(tensor => tensor.Values)];
        RunningStatistics Statistics() => new(torch.StatisticsBefore["running_mean"].Values, torch.StatisticsBefore["running_var"].Values);
        RecurrentNode Recurrent(IRecurrentCell cell) => new(cell, parameters, returnsSequences: true, goesBackwards: false);
        return torch.Kind switch
        {
            "Conv1d" or "Conv2d" => new ConvolutionNode(torch.Number("out"), torch.Number("groups"), WindowsOf(torch, "kernel"), parameters[0], parameters[1]),
            "MaxPool1d" or "MaxPool2d" => new MaxPoolNode(WindowsOf(torch, "size")),
            "AvgPool1d" or "AvgPool2d" => new AveragePoolNode(WindowsOf(torch, "size")),
            "GlobalAveragePool2d" => new GlobalPoolNode(windows => new AveragePoolNode(windows)),
            "BatchNorm1d" or "BatchNorm2d" when torch.Settings.StartsWith("training", StringComparison.Ordinal) =>
                new BatchNormNode(parameters[0], parameters[1], Epsilon, Statistics(), Momentum),
            "BatchNorm1d" or "BatchNorm2d" => new FixedBatchNormNode(parameters[0], parameters[1], Statistics(), Epsilon),
            "LayerNorm" => new LayerNormNode(parameters[0], parameters[1], Epsilon),
            "RNN" => Recurrent(new SimpleRNNCell()),
            "GRU" => Recurrent(new GRUCell()),
            "LSTM" => Recurrent(new LSTMCell()),
            "PReLU" => new PReLUNode(parameters[0]),
            "Activation" => new ActivationNode(new ActivationSpec(torch.Settings switch
            {
                "hardswish" => Activation.HardSwish,
                "mish" => Activation.Mish,
                "softsign" => Activation.Softsign,
                "relu6" => Activation.ReLU6,
                "log_softmax" => Activation.LogSoftmax,
                "gelu" => Activation.GELU,
                _ => throw new NotSupportedException($"{torch}: the reference knows no such activation."),
            })),
            _ => throw new NotSupportedException($"{torch}: the reference knows no such operation."),
        };
    }

    /// <summary>Padding is given as a number of positions on either side, which no attribute says.</summary>
    private static Windows WindowsOf(TorchCase torch, string size)
    {
        int padding = torch.Number("padding");
        var axis = new WindowAxis(torch.Number(size), torch.Number("stride"), torch.Number("dilation", otherwise: 1), padding, padding);
        return Windows.Of([.. Enumerable.Repeat(axis, torch.Input.Shape.Length - 2)]);
    }

    /// <summary><c>x + b(relu(a(x)))</c>, or <c>b(concat(x, tanh(a(x))))</c>.</summary>
    private static ReferenceGraph Branches(TorchCase torch)
    {
        var graph = new ReferenceGraph();
        graph.Add(Dense("a"));
        int branch = graph.Add(new ActivationNode(new ActivationSpec(torch.Kind == "Residual" ? Activation.ReLU : Activation.Tanh)));
        if (torch.Kind == "Residual")
        {
            int sum = graph.Add(Dense("b"));
            graph.Add(new AddNode(), ReferenceGraph.Input, sum);
        }
        else
        {
            graph.Add(new ConcatNode(), ReferenceGraph.Input, branch);
            graph.Add(Dense("b"));
        }

        return graph;

        DenseNode Dense(string name) =>
            new(torch.Parameters[$"{name}.bias"].Values.Length, torch.Parameters[$"{name}.weight"].Values, torch.Parameters[$"{name}.bias"].Values);
    }
}

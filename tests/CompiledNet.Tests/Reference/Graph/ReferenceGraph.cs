using CompiledNet.Tests.Reference.Graph.Nodes;

namespace CompiledNet.Tests.Reference.Graph;

/// <summary>
/// A network of any shape in double precision, a whole batch at a time, written to be read: nodes in an order in which each comes
/// after those that it takes.
/// </summary>
internal sealed class ReferenceGraph
{
    /// <summary>The place of the network's input among what nodes take.</summary>
    public const int Input = -1;

    private readonly List<(INode Node, int[] Inputs)> _nodes = [];

    /// <summary>Is applied to what goes from node to node, forward and back: to try what rounding does. It gives the values themselves otherwise.</summary>
    public Func<double[], double[]> Disturb
    {
        get;
        set
        {
            field = value;
            foreach (IDisturbedNode node in _nodes.Select(place => place.Node).OfType<IDisturbedNode>())
                node.Disturb = value;
        }
    } = values => values;

    /// <summary>All tensors of parameters, node by node: canonical order.</summary>
    public IEnumerable<double[]> Parameters => _nodes.SelectMany(place => place.Node.Parameters);

    /// <summary>The layers of a network at inference, from its description.</summary>
    /// <param name="description">The network.</param>
    /// <param name="tensor">The values of the tensor of a name, statistics too, in canonical order.</param>
    public static ReferenceGraph Of(NetworkDescription description, Func<string, double[]> tensor) =>
        DescribedLayers.Graph(description, tensor, mask: null);

    /// <summary>The layers of a network while training: batch norms take the statistics of the batch, dropout its masks.</summary>
    /// <param name="description">The network.</param>
    /// <param name="tensor">The values of the tensor of a name, statistics too, in canonical order.</param>
    /// <param name="mask">The factors of the dropout layer of a name for all values of the batch: 0 or <c>1/(1 − rate)</c>.</param>
    public static ReferenceGraph OfTraining(NetworkDescription description, Func<string, double[]> tensor, Func<string, double[]> mask) =>
        DescribedLayers.Graph(description, tensor, mask);

    /// <summary>Adds a node, and tells its place.</summary>
    /// <param name="node">The operation.</param>
    /// <param name="inputs">The places of what it takes; what the node before gives, if there are none.</param>
    public int Add(INode node, params int[] inputs)
    {
        _nodes.Add((node, inputs.Length == 0 ? [_nodes.Count - 1] : inputs));
        return _nodes.Count - 1;
    }

    /// <summary>What the last node gives.</summary>
    public Tensor Forward(Tensor input) => Values(input)[^1];

    /// <summary>What the network's input and each node are, in that order: the value of a place is the element after it.</summary>
    public IReadOnlyList<Tensor> Values(Tensor input)
    {
        var values = new List<Tensor> { input };
        foreach ((INode node, int[] inputs) in _nodes)
            values.Add(Disturbed(node.Forward([.. inputs.Select(place => values[place + 1])])));
        return values;
    }

    /// <summary>What the running statistics of each batch normalization that trains become, in the order of the nodes.</summary>
    public IEnumerable<RunningStatistics> StatisticsAfter(Tensor input)
    {
        IReadOnlyList<Tensor> values = Values(input);
        foreach ((INode node, int[] inputs) in _nodes)
        {
            if (node is BatchNormNode norm)
                yield return norm.StatisticsAfter(values[inputs[0] + 1]);
        }
    }

    /// <summary>The derivatives of <c>Σ dy·y</c>, from the last node back to the input.</summary>
    public GraphGradients Backward(Tensor input, Tensor dy)
    {
        IReadOnlyList<Tensor> values = Values(input);
        Assert.Equal(values[^1].Shape, dy.Shape);
        Tensor[] d = [.. values.Select(value => Tensor.Zeros(value.Shape))];
        d[^1] = dy;
        var parameters = new double[_nodes.Count][][];
        for (int place = _nodes.Count - 1; place >= 0; place--)
        {
            (INode node, int[] inputs) = _nodes[place];
            NodeGradients gradients = node.Backward([.. inputs.Select(from => values[from + 1])], Disturbed(d[place + 1]));
            parameters[place] = gradients.Parameters;
            // A value that several nodes take has the sum of what they say.
            for (int i = 0; i < inputs.Length; i++)
                d[inputs[i] + 1] = new AddNode().Forward([d[inputs[i] + 1], gradients.Inputs[i]]);
        }

        return new GraphGradients(d[0], [.. parameters.SelectMany(tensors => tensors)]);
    }

    private Tensor Disturbed(Tensor tensor) => new(tensor.Shape, Disturb(tensor.Values));
}

/// <summary>Derivatives with respect to the input and to each tensor of parameters, node by node.</summary>
internal sealed record GraphGradients(Tensor Input, double[][] Parameters)
{
    /// <summary>Those of all parameters, in canonical order.</summary>
    public double[] Flat => [.. Parameters.SelectMany(tensor => tensor)];
}

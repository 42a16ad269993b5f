namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>
/// <c>z[filter] = b[filter] + Σ K[filter, channel, y, x]·window[y, x, channel]</c>, over the channels of the filter's group.
/// </summary>
/// <param name="filters">The number of outputs a position.</param>
/// <param name="groups">Into how many groups channels and filters are divided.</param>
/// <param name="windows">How the kernel moves.</param>
/// <param name="weights"><c>[filter][channel of the group][y][x]</c>.</param>
/// <param name="biases"><c>[filter]</c>, or null.</param>
internal sealed class ConvolutionNode(int filters, int groups, Windows windows, double[] weights, double[]? biases) : INode
{
    private readonly int _filtersOfGroup = filters / groups;

    private readonly int _channelsOfGroup = weights.Length / filters / windows.Count;

    public IReadOnlyList<double[]> Parameters => biases is null ? [weights] : [weights, biases];

    public Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        Tensor x = inputs[0];
        Assert.Equal(x.Channels, groups * _channelsOfGroup);
        Tensor z = Tensor.Zeros(windows.OutputShape(x, filters));
        foreach ((int output, IReadOnlyList<WindowElement> elements) in windows.Over(x))
        {
            for (int filter = 0; filter < filters; filter++)
            {
                double sum = biases is null ? 0 : biases[filter];
                foreach (WindowElement at in elements)
                {
                    for (int channel = 0; channel < _channelsOfGroup; channel++)
                        sum += weights[Weight(filter, channel, at)] * x.Values[Input(x, filter, channel, at)];
                }

                z.Values[output * filters + filter] = sum;
            }
        }

        return z;
    }

    /// <summary>What the forward sum multiplies: <c>dK += dz·window</c>, <c>dwindow += dz·K</c>, <c>db += dz</c>.</summary>
    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy)
    {
        Tensor x = inputs[0];
        Tensor dx = Tensor.Zeros(x.Shape);
        var weightGradients = new double[weights.Length];
        var biasGradients = new double[filters];
        foreach ((int output, IReadOnlyList<WindowElement> elements) in windows.Over(x))
        {
            for (int filter = 0; filter < filters; filter++)
            {
                double dz = dy.Values[output * filters + filter];
                biasGradients[filter] += dz;
                foreach (WindowElement at in elements)
                {
                    for (int channel = 0; channel < _channelsOfGroup; channel++)
                    {
                        weightGradients[Weight(filter, channel, at)] += dz * x.Values[Input(x, filter, channel, at)];
                        dx.Values[Input(x, filter, channel, at)] += dz * weights[Weight(filter, channel, at)];
                    }
                }
            }
        }

        return new NodeGradients([dx], biases is null ? [weightGradients] : [weightGradients, biasGradients]);
    }

    private int Weight(int filter, int channel, WindowElement at) => (filter * _channelsOfGroup + channel) * windows.Count + at.Element;

    private int Input(Tensor x, int filter, int channel, WindowElement at) =>
        at.Position * x.Channels + filter / _filtersOfGroup * _channelsOfGroup + channel;
}

namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>The largest value of each window, channel by channel; its gradient goes to the first of the largest.</summary>
internal sealed class MaxPoolNode(Windows windows) : INode
{
    public IReadOnlyList<double[]> Parameters => [];

    public Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        Tensor x = inputs[0];
        Tensor y = Tensor.Zeros(windows.OutputShape(x, x.Channels));
        foreach ((int output, int largest) in Largest(x))
            y.Values[output] = x.Values[largest];
        return y;
    }

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy)
    {
        Tensor dx = Tensor.Zeros(inputs[0].Shape);
        foreach ((int output, int largest) in Largest(inputs[0]))
            dx.Values[largest] += dy.Values[output];
        return new NodeGradients([dx], []);
    }

    /// <summary>For each output, where the largest value of its window lies. NaN is larger than all, and of several the last one counts, as in PyTorch.</summary>
    private IEnumerable<(int Output, int Largest)> Largest(Tensor x)
    {
        foreach ((int output, IReadOnlyList<WindowElement> elements) in windows.Over(x))
        {
            for (int channel = 0; channel < x.Channels; channel++)
            {
                int largest = elements[0].Position * x.Channels + channel;
                foreach (WindowElement at in elements)
                {
                    int candidate = at.Position * x.Channels + channel;
                    if (x.Values[candidate] > x.Values[largest] || double.IsNaN(x.Values[candidate]))
                        largest = candidate;
                }

                yield return (output * x.Channels + channel, largest);
            }
        }
    }
}

namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>The mean of those values of each window that are there, channel by channel: padding does not count.</summary>
internal sealed class AveragePoolNode(Windows windows) : INode
{
    public IReadOnlyList<double[]> Parameters => [];

    public Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        Tensor x = inputs[0];
        Tensor y = Tensor.Zeros(windows.OutputShape(x, x.Channels));
        foreach ((int output, IReadOnlyList<WindowElement> elements) in windows.Over(x))
        {
            for (int channel = 0; channel < x.Channels; channel++)
                y.Values[output * x.Channels + channel] = elements.Average(at => x.Values[at.Position * x.Channels + channel]);
        }

        return y;
    }

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy)
    {
        Tensor x = inputs[0];
        Tensor dx = Tensor.Zeros(x.Shape);
        foreach ((int output, IReadOnlyList<WindowElement> elements) in windows.Over(x))
        {
            for (int channel = 0; channel < x.Channels; channel++)
            {
                foreach (WindowElement at in elements)
                    dx.Values[at.Position * x.Channels + channel] += dy.Values[output * x.Channels + channel] / elements.Count;
            }
        }

        return new NodeGradients([dx], []);
    }
}

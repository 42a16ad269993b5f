namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>The vectors along the last axis one after the other.</summary>
internal sealed class ConcatNode : INode
{
    public IReadOnlyList<double[]> Parameters => [];

    public Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        var y = new List<double>();
        for (int position = 0; position < inputs[0].Positions; position++)
        {
            foreach (Tensor x in inputs)
                y.AddRange(x.Values.AsSpan(position * x.Channels, x.Channels));
        }

        return new Tensor([.. inputs[0].Shape.SkipLast(1), inputs.Sum(x => x.Channels)], [.. y]);
    }

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy)
    {
        Tensor[] gradients = [.. inputs.Select(x => Tensor.Zeros(x.Shape))];
        int next = 0;
        for (int position = 0; position < dy.Positions; position++)
        {
            foreach (Tensor dx in gradients)
            {
                for (int channel = 0; channel < dx.Channels; channel++)
                    dx.Values[position * dx.Channels + channel] = dy.Values[next++];
            }
        }

        return new NodeGradients(gradients, []);
    }
}

namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary><c>a = z</c> above zero, else <c>slope·z</c>, with a slope that each channel learns.</summary>
/// <param name="slopes"><c>[channel]</c>.</param>
internal sealed class PReLUNode(double[] slopes) : INode
{
    public IReadOnlyList<double[]> Parameters => [slopes];

    public Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        Tensor z = inputs[0];
        return new Tensor(z.Shape, [.. z.Values.Select((value, i) => value > 0 ? value : slopes[i % slopes.Length] * value)]);
    }

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy)
    {
        Tensor z = inputs[0];
        Tensor dz = Tensor.Zeros(z.Shape);
        var slopeGradients = new double[slopes.Length];
        for (int i = 0; i < z.Values.Length; i++)
        {
            int channel = i % slopes.Length;
            dz.Values[i] = z.Values[i] > 0 ? dy.Values[i] : slopes[channel] * dy.Values[i];
            slopeGradients[channel] += z.Values[i] > 0 ? 0 : z.Values[i] * dy.Values[i];
        }

        return new NodeGradients([dz], [slopeGradients]);
    }
}

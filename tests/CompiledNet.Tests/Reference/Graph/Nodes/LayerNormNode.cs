namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary><c>y = γ·n + β</c>, where <c>n</c> is a vector along the last axis, standardized.</summary>
/// <param name="weights"><c>γ[channel]</c>.</param>
/// <param name="biases"><c>β[channel]</c>.</param>
/// <param name="epsilon">What is added to the variance.</param>
internal sealed class LayerNormNode(double[] weights, double[] biases, double epsilon) : INode, IDisturbedNode
{
    public Func<double[], double[]> Disturb { get; set; } = values => values;

    public IReadOnlyList<double[]> Parameters => [weights, biases];

    public Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        Tensor y = Tensor.Zeros(inputs[0].Shape);
        for (int position = 0; position < y.Positions; position++)
        {
            double[] n = Standardization.Value(Vector(inputs[0], position), epsilon);
            for (int channel = 0; channel < n.Length; channel++)
                y.Values[position * y.Channels + channel] = weights[channel] * n[channel] + biases[channel];
        }

        return y;
    }

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy)
    {
        Tensor dx = Tensor.Zeros(dy.Shape);
        var weightGradients = new double[weights.Length];
        var biasGradients = new double[weights.Length];
        for (int position = 0; position < dy.Positions; position++)
        {
            double[] x = Vector(inputs[0], position);
            double[] d = Vector(dy, position);
            double[] n = Standardization.Value(x, epsilon);
            for (int channel = 0; channel < n.Length; channel++)
            {
                weightGradients[channel] += d[channel] * n[channel];
                biasGradients[channel] += d[channel];
            }

            Standardization.Backward(x, [.. d.Zip(weights, (left, right) => left * right)], epsilon, Disturb).CopyTo(dx.Values, position * dx.Channels);
        }

        return new NodeGradients([dx], [weightGradients, biasGradients]);
    }

    private static double[] Vector(Tensor tensor, int position) =>
        tensor.Values.AsSpan(position * tensor.Channels, tensor.Channels).ToArray();
}

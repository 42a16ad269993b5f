namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary><c>z = W·x + b</c> of each vector along the last axis.</summary>
/// <param name="units">The number of sums.</param>
/// <param name="weights"><c>[unit][input]</c>.</param>
/// <param name="biases"><c>[unit]</c>, or null.</param>
internal sealed class DenseNode(int units, double[] weights, double[]? biases) : INode
{
    public IReadOnlyList<double[]> Parameters => biases is null ? [weights] : [weights, biases];

    public Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        Tensor x = inputs[0];
        Tensor z = Tensor.Zeros([.. x.Shape.SkipLast(1), units]);
        for (int position = 0; position < x.Positions; position++)
        {
            for (int unit = 0; unit < units; unit++)
            {
                double sum = biases is null ? 0 : biases[unit];
                for (int input = 0; input < x.Channels; input++)
                    sum += weights[unit * x.Channels + input] * x.Values[position * x.Channels + input];
                z.Values[position * units + unit] = sum;
            }
        }

        return z;
    }

    /// <summary><c>dx = Wᵀ·dz</c>; <c>dW = Σ dz·xᵀ</c> and <c>db = Σ dz</c> over all positions.</summary>
    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy)
    {
        Tensor x = inputs[0];
        Tensor dx = Tensor.Zeros(x.Shape);
        var weightGradients = new double[weights.Length];
        var biasGradients = new double[units];
        for (int position = 0; position < x.Positions; position++)
        {
            for (int unit = 0; unit < units; unit++)
            {
                double dz = dy.Values[position * units + unit];
                biasGradients[unit] += dz;
                for (int input = 0; input < x.Channels; input++)
                {
                    weightGradients[unit * x.Channels + input] += dz * x.Values[position * x.Channels + input];
                    dx.Values[position * x.Channels + input] += dz * weights[unit * x.Channels + input];
                }
            }
        }

        return new NodeGradients([dx], biases is null ? [weightGradients] : [weightGradients, biasGradients]);
    }
}

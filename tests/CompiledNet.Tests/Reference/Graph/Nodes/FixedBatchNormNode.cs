namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>Batch normalization at inference: <c>y = γ·(x − μ)/√(σ² + ε) + β</c> with the running statistics.</summary>
/// <param name="weights"><c>γ[channel]</c>.</param>
/// <param name="biases"><c>β[channel]</c>.</param>
/// <param name="statistics"><c>μ[channel]</c> and <c>σ²[channel]</c>.</param>
/// <param name="epsilon">What is added to the variance.</param>
internal sealed class FixedBatchNormNode(double[] weights, double[] biases, RunningStatistics statistics, double epsilon) : INode
{
    public IReadOnlyList<double[]> Parameters => [weights, biases];

    public Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        Tensor x = inputs[0];
        return new Tensor(x.Shape, [.. x.Values.Select((value, i) => weights[i % x.Channels] * Standardized(value, i % x.Channels) + biases[i % x.Channels])]);
    }

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy)
    {
        Tensor x = inputs[0];
        Tensor dx = Tensor.Zeros(x.Shape);
        var weightGradients = new double[weights.Length];
        var biasGradients = new double[weights.Length];
        for (int i = 0; i < x.Values.Length; i++)
        {
            int channel = i % x.Channels;
            dx.Values[i] = dy.Values[i] * weights[channel] / Deviation(channel);
            weightGradients[channel] += dy.Values[i] * Standardized(x.Values[i], channel);
            biasGradients[channel] += dy.Values[i];
        }

        return new NodeGradients([dx], [weightGradients, biasGradients]);
    }

    private double Standardized(double value, int channel) => (value - statistics.Mean[channel]) / Deviation(channel);

    private double Deviation(int channel) => Math.Sqrt(statistics.Variance[channel] + epsilon);
}

namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>
/// Batch normalization while training: <c>y = γ·n + β</c>, where <c>n</c> are the values of a channel at all positions of all
/// rows, standardized together.
/// </summary>
/// <param name="weights"><c>γ[channel]</c>.</param>
/// <param name="biases"><c>β[channel]</c>.</param>
/// <param name="epsilon">What is added to the variance.</param>
/// <param name="before">The running statistics before the batch, which nothing but <see cref="StatisticsAfter"/> depends on.</param>
/// <param name="momentum">The weight of a batch in the running statistics.</param>
internal sealed class BatchNormNode(double[] weights, double[] biases, double epsilon, RunningStatistics before, double momentum) : INode, IDisturbedNode
{
    public Func<double[], double[]> Disturb { get; set; } = values => values;

    public IReadOnlyList<double[]> Parameters => [weights, biases];

    public Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        Tensor y = Tensor.Zeros(inputs[0].Shape);
        for (int channel = 0; channel < weights.Length; channel++)
        {
            double[] n = Standardization.Value(Channel(inputs[0], channel), epsilon);
            for (int position = 0; position < n.Length; position++)
                y.Values[position * y.Channels + channel] = weights[channel] * n[position] + biases[channel];
        }

        return y;
    }

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy)
    {
        Tensor dx = Tensor.Zeros(dy.Shape);
        var weightGradients = new double[weights.Length];
        var biasGradients = new double[weights.Length];
        for (int channel = 0; channel < weights.Length; channel++)
        {
            double[] x = Channel(inputs[0], channel);
            double[] d = Channel(dy, channel);
            weightGradients[channel] = d.Zip(Standardization.Value(x, epsilon), (left, right) => left * right).Sum();
            biasGradients[channel] = d.Sum();
            double[] own = Standardization.Backward(x, [.. d.Select(value => value * weights[channel])], epsilon, Disturb);
            for (int position = 0; position < own.Length; position++)
                dx.Values[position * dx.Channels + channel] = own[position];
        }

        return new NodeGradients([dx], [weightGradients, biasGradients]);
    }

    /// <summary>
    /// What the running statistics become: <c>(1 − momentum)·running + momentum·batch</c>, with the unbiased variance of the
    /// batch, <c>σ²·N/(N − 1)</c>.
    /// </summary>
    public RunningStatistics StatisticsAfter(Tensor x)
    {
        double unbiased = (double)x.Positions / (x.Positions - 1);
        return new RunningStatistics(
            [.. before.Mean.Select((running, channel) => (1 - momentum) * running + momentum * Standardization.Mean(Channel(x, channel)))],
            [.. before.Variance.Select((running, channel) => (1 - momentum) * running + momentum * unbiased * Standardization.Variance(Channel(x, channel)))]);
    }

    private static double[] Channel(Tensor tensor, int channel) =>
        [.. Enumerable.Range(0, tensor.Positions).Select(position => tensor.Values[position * tensor.Channels + channel])];
}

/// <summary>The mean and the variance of each channel that batch normalization has met so far.</summary>
internal sealed record RunningStatistics(double[] Mean, double[] Variance);

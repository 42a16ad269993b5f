namespace CompiledNet.Reference;

/// <summary>
/// Batch normalization at inference, one scale and shift a channel: <c>y = s·x + (β − s·μ)</c> with <c>s = γ/√(σ² + ε)</c> and the
/// running statistics.
/// </summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="tensor">The index of γ in the network's tensors; β comes next.</param>
/// <param name="weights"><c>γ[channel]</c>.</param>
/// <param name="biases"><c>β[channel]</c>.</param>
/// <param name="means"><c>μ[channel]</c>.</param>
/// <param name="variances"><c>σ²[channel]</c>.</param>
/// <param name="epsilon">ε.</param>
internal sealed class FixedNormStep(
    int place, int tensor, double[] weights, double[] biases, double[] means, double[] variances, double epsilon) : IReferenceStep
{
    private readonly int _channels = weights.Length;

    public Range Tensors => tensor..(tensor + 2);

    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic)
    {
        var scales = new double[_channels];
        var shifts = new double[_channels];
        for (int channel = 0; channel < _channels; channel++)
        {
            double scale = weights[channel] * Inverse(channel);
            scales[channel] = arithmetic.Round(scale, 3.5 * Math.Abs(scale), place);
            double product = means[channel] * scales[channel];
            double shift = biases[channel] - product;
            shifts[channel] = arithmetic.Round(shift, Math.Abs(product) + Math.Abs(shift), place + 1);
        }

        var y = new double[x[0].Length];
        for (int i = 0; i < y.Length; i++)
        {
            double product = x[0][i] * scales[i % _channels];
            double value = product + shifts[i % _channels];
            y[i] = arithmetic.Round(value, Math.Abs(product) + Math.Abs(value), place + 2);
        }
        return y;
    }

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        var dx = new double[dy.Length];
        for (int i = 0; i < dx.Length; i++)
        {
            int channel = i % _channels;
            double n = (x[0][i] - means[channel]) * Inverse(channel);
            gradients[tensor][channel].AddProduct(dy[i], arithmetic.Round(n, 4.5 * Math.Abs(n), place + 3));
            gradients[tensor + 1][channel].Add(dy[i]);
            double value = dy[i] * weights[channel] * Inverse(channel);
            dx[i] = arithmetic.Round(value, 4.5 * Math.Abs(value), place + 4);
        }
        return [dx];
    }

    public double Reach(double[][] x, int tensorIndex, int element) => tensorIndex == tensor
        ? x[0].Where((_, i) => i % _channels == element).Max(value => Math.Abs(value - means[element])) * Inverse(element)
        : 1;

    public double[] Moved(double[][] x, double[] y, int tensorIndex, int element, double by)
    {
        double[] moved = [.. y];
        for (int i = element; i < moved.Length; i += _channels)
            moved[i] += by * (tensorIndex == tensor ? (x[0][i] - means[element]) * Inverse(element) : 1);
        return moved;
    }

    private double Inverse(int channel) => 1 / Math.Sqrt(variances[channel] + epsilon);
}

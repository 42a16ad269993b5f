namespace CompiledNet.Reference;

/// <summary>
/// <c>y = γ·n + β</c> with <c>n = (x − μ)/√(σ² + ε)</c>, where mean and variance are those of the values of a group;
/// <c>dx = (dn − mean(dn) − n·mean(dn·n))/√(σ² + ε)</c>, <c>dn = γ·dy</c>. In batch normalization a group is a channel, in layer
/// normalization a vector along the last axis.
/// </summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="tensor">The index of γ in the network's tensors; β comes next.</param>
/// <param name="weights"><c>γ[channel]</c>.</param>
/// <param name="biases"><c>β[channel]</c>.</param>
/// <param name="epsilon">ε.</param>
/// <param name="isBatchNorm">Whether a group is a channel.</param>
internal sealed class NormStep(int place, int tensor, double[] weights, double[] biases, double epsilon, bool isBatchNorm) : IReferenceStep
{
    private readonly int _channels = weights.Length;

    public Range Tensors => tensor..(tensor + 2);

    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic)
    {
        double[] y = Standardized(x[0], arithmetic).N;
        for (int i = 0; i < y.Length; i++)
        {
            double product = weights[i % _channels] * y[i];
            double value = product + biases[i % _channels];
            y[i] = arithmetic.Round(value, Math.Abs(product) + Math.Abs(value), place + 7);
        }
        return y;
    }

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        (double[] n, double[] inverses) = Standardized(x[0], arithmetic);
        var dn = new double[dy.Length];
        for (int i = 0; i < dy.Length; i++)
        {
            int channel = i % _channels;
            gradients[tensor][channel].AddProduct(dy[i], n[i]);
            gradients[tensor + 1][channel].Add(dy[i]);
            dn[i] = arithmetic.Round(dy[i] * weights[channel], Math.Abs(dy[i] * weights[channel]), place + 8);
        }

        var dx = new double[dy.Length];
        foreach (int[] group in Groups(dy.Length))
        {
            var sum = new RunningSum();
            var products = new RunningSum();
            foreach (int i in group)
            {
                sum.Add(dn[i]);
                products.AddProduct(dn[i], n[i]);
            }
            double mean = Mean(sum, group.Length, arithmetic, place + 9);
            double slope = Mean(products, group.Length, arithmetic, place + 10);
            foreach (int i in group)
            {
                double difference = dn[i] - mean;
                double value = difference - n[i] * slope;
                value = arithmetic.Round(value, Math.Abs(difference) + Math.Abs(n[i] * slope) + Math.Abs(value), place + 11);
                dx[i] = arithmetic.Round(value * inverses[i], Math.Abs(value * inverses[i]), place + 12);
            }
        }
        return [dx];
    }

    public double Reach(double[][] x, int tensorIndex, int element)
    {
        if (tensorIndex != tensor)
            return 1;
        double[] n = Standardized(x[0], DoubleArithmetic.Instance).N;
        return n.Where((_, i) => i % _channels == element).Max(Math.Abs);
    }

    public double[] Moved(double[][] x, double[] y, int tensorIndex, int element, double by)
    {
        double[]? n = tensorIndex == tensor ? Standardized(x[0], DoubleArithmetic.Instance).N : null;
        double[] moved = [.. y];
        for (int i = element; i < moved.Length; i += _channels)
            moved[i] += by * (n is null ? 1 : n[i]);
        return moved;
    }

    /// <summary><c>n</c> and, for each value, the factor <c>1/√(σ² + ε)</c> of its group.</summary>
    private (double[] N, double[] Inverses) Standardized(double[] x, IArithmetic arithmetic)
    {
        var n = new double[x.Length];
        var inverses = new double[x.Length];
        foreach (int[] group in Groups(x.Length))
        {
            var sum = new RunningSum();
            foreach (int i in group)
                sum.Add(x[i]);
            double mean = Mean(sum, group.Length, arithmetic, place);

            var squares = new RunningSum();
            foreach (int i in group)
            {
                n[i] = arithmetic.Round(x[i] - mean, Math.Abs(x[i] - mean), place + 2);
                squares.AddProduct(n[i], n[i]);
            }
            // Of the sum with ε, the root and the quotient, the first is off by half as much.
            double inverse = 1 / Math.Sqrt(Mean(squares, group.Length, arithmetic, place + 3) + epsilon);
            inverse = arithmetic.Round(inverse, 2.5 * inverse, place + 5);
            foreach (int i in group)
            {
                n[i] = arithmetic.Round(n[i] * inverse, Math.Abs(n[i] * inverse), place + 6);
                inverses[i] = inverse;
            }
        }
        return (n, inverses);
    }

    /// <summary>A sum over a number, whose inverse is rounded too.</summary>
    private static double Mean(RunningSum sum, int count, IArithmetic arithmetic, int place) =>
        arithmetic.Round(sum.Value / count, (sum.Error + 2 * Math.Abs(sum.Value)) / count, place);

    private IEnumerable<int[]> Groups(int length)
    {
        int positions = length / _channels;
        return isBatchNorm
            ? Enumerable.Range(0, _channels).Select(channel => Enumerable.Range(0, positions).Select(position => position * _channels + channel).ToArray())
            : Enumerable.Range(0, positions).Select(position => Enumerable.Range(position * _channels, _channels).ToArray());
    }
}

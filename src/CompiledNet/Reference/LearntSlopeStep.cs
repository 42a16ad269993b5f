namespace CompiledNet.Reference;

/// <summary>
/// PReLU: <c>a = z</c> above zero, else <c>w·z</c> with a slope that each channel learns; <c>dw = Σ da·z</c> over what is not
/// above zero.
/// </summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="tensor">The index of the slopes in the network's tensors.</param>
/// <param name="slopes">One a channel.</param>
internal sealed class LearntSlopeStep(int place, int tensor, double[] slopes) : IReferenceStep
{
    public Range Tensors => tensor..(tensor + 1);

    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic)
    {
        double[] z = x[0];
        var a = new double[z.Length];
        for (int i = 0; i < a.Length; i++)
        {
            double product = slopes[i % slopes.Length] * z[i];
            a[i] = IsAbove(z[i], center[0][i], arithmetic) ? z[i] : arithmetic.Round(product, Math.Abs(product), place);
        }
        return a;
    }

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        double[] z = x[0];
        var dz = new double[z.Length];
        for (int i = 0; i < dz.Length; i++)
        {
            int channel = i % slopes.Length;
            bool isAbove = IsAbove(z[i], center[0][i], arithmetic);
            double product = slopes[channel] * dy[i];
            dz[i] = isAbove ? dy[i] : arithmetic.Round(product, Math.Abs(product), place + 1);
            if (!isAbove)
                gradients[tensor][channel].AddProduct(dy[i], z[i]);
        }
        return [dz];
    }

    public double Reach(double[][] x, int tensorIndex, int element) => Below(x, element).Select(i => Math.Abs(x[0][i])).DefaultIfEmpty().Max();

    public double[] Moved(double[][] x, double[] y, int tensorIndex, int element, double by)
    {
        double[] a = [.. y];
        foreach (int i in Below(x, element))
            a[i] += by * x[0][i];
        return a;
    }

    private static bool IsAbove(double z, double center, IArithmetic arithmetic) => arithmetic.Choosing(z, center) > 0;

    /// <summary>The values of a channel that its slope multiplies.</summary>
    private IEnumerable<int> Below(double[][] x, int channel)
    {
        for (int i = channel; i < x[0].Length; i += slopes.Length)
        {
            if (!(x[0][i] > 0))
                yield return i;
        }
    }
}

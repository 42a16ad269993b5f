namespace CompiledNet.Reference;

/// <summary>The largest value of each window, channel by channel; its derivative goes to the first of the largest.</summary>
/// <remarks>Where two values of a window meet there is a kink: which of them counts is chosen as the piece of a function is.</remarks>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="inputSize">The number of values of an input row.</param>
/// <param name="channels">The number of channels.</param>
/// <param name="windows">For each output position, the elements of its window and their positions.</param>
internal sealed class MaxPoolStep(int place, int inputSize, int channels, (int Element, int Position)[][] windows) : IReferenceStep
{
    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic) =>
        [.. Largest(x, center, arithmetic).Select(from => x[0][from])];

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        var sums = new RunningSum[x[0].Length];
        int output = 0;
        foreach (int from in Largest(x, center, arithmetic))
            sums[from].Add(dy[output++]);
        return [[.. sums.Select(sum => arithmetic.Round(sum.Value, sum.Error, place))]];
    }

    /// <summary>Where the value of each output comes from.</summary>
    private IEnumerable<int> Largest(double[][] x, double[][] center, IArithmetic arithmetic)
    {
        for (int row = 0; row < x[0].Length / inputSize; row++)
        {
            foreach ((int Element, int Position)[] window in windows)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    int largest = -1;
                    double most = double.NegativeInfinity;
                    foreach ((_, int position) in window)
                    {
                        int candidate = row * inputSize + position * channels + channel;
                        double value = arithmetic.Choosing(x[0][candidate], center[0][candidate]);
                        if (largest < 0 || value > most)
                            (largest, most) = (candidate, value);
                    }
                    yield return largest;
                }
            }
        }
    }
}

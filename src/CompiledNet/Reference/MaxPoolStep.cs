namespace CompiledNet.Reference;

/// <summary>The largest value of each window, channel by channel; its derivative goes to the first of the largest.</summary>
/// <remarks>Where two values of a window meet there is a kink: which of them counts is chosen as the piece of a function is.</remarks>
/// <param name="place">The number of its operation.</param>
/// <param name="inputSize">The number of values of an input row.</param>
/// <param name="windows">For each output of a row, the values of its window.</param>
internal sealed class MaxPoolStep(int place, int inputSize, int[][] windows) : IReferenceStep
{
    // Where the outputs come from at the network's own parameters, which are always the same.
    private (double[] Center, int[] From) _chosen = ([], []);

    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic) => ValuesAt(x[0], Largest(x[0], center[0], arithmetic));

    public double[] Near(double[][] x, double[][] center, double[] y)
    {
        if (_chosen.Center != center[0])
            _chosen = (center[0], Largest(center[0], center[0], DoubleArithmetic.Instance));
        return ValuesAt(x[0], _chosen.From);
    }

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        int[] from = Largest(x[0], center[0], arithmetic);
        var sums = new RunningSum[x[0].Length];
        for (int output = 0; output < from.Length; output++)
            sums[from[output]].Add(dy[output]);
        return [[.. sums.Select(sum => arithmetic.Round(sum.Value, sum.Error, place))]];
    }

    private static double[] ValuesAt(double[] x, int[] places) => Array.ConvertAll(places, place => x[place]);

    /// <summary>Where the value of each output comes from.</summary>
    private int[] Largest(double[] x, double[] center, IArithmetic arithmetic)
    {
        var places = new int[x.Length / inputSize * windows.Length];
        for (int output = 0; output < places.Length; output++)
        {
            (int row, int window) = Math.DivRem(output, windows.Length);
            int largest = -1;
            double most = double.NegativeInfinity;
            foreach (int value in windows[window])
            {
                int candidate = row * inputSize + value;
                double argument = arithmetic.Choosing(x[candidate], center[candidate]);
                if (largest < 0 || argument > most)
                    (largest, most) = (candidate, argument);
            }
            places[output] = largest;
        }
        return places;
    }
}

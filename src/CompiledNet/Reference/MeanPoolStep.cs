namespace CompiledNet.Reference;

/// <summary>The mean of the values of each window that are there, channel by channel.</summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="inputSize">The number of values of an input row.</param>
/// <param name="windows">For each output of a row, the values of its window.</param>
internal sealed class MeanPoolStep(int place, int inputSize, int[][] windows) : IReferenceStep
{
    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic)
    {
        var y = new double[x[0].Length / inputSize * windows.Length];
        for (int output = 0; output < y.Length; output++)
        {
            (int row, int window) = Math.DivRem(output, windows.Length);
            var sum = new RunningSum();
            foreach (int value in windows[window])
                sum.Add(x[0][row * inputSize + value]);
            y[output] = Share(arithmetic.Round(sum.Value, sum.Error, place), windows[window].Length, arithmetic, place + 1);
        }
        return y;
    }

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        var sums = new RunningSum[x[0].Length];
        for (int output = 0; output < dy.Length; output++)
        {
            (int row, int window) = Math.DivRem(output, windows.Length);
            double share = Share(dy[output], windows[window].Length, arithmetic, place + 2);
            foreach (int value in windows[window])
                sums[row * inputSize + value].Add(share);
        }
        return [[.. sums.Select(sum => arithmetic.Round(sum.Value, sum.Error, place + 3))]];
    }

    /// <summary>A value times the inverse of a number, which is rounded too unless the number is a power of two.</summary>
    private static double Share(double value, int count, IArithmetic arithmetic, int place) =>
        arithmetic.Round(value / count, int.IsPow2(count) ? 0 : 2 * Math.Abs(value / count), place);
}

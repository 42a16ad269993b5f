namespace CompiledNet.Reference;

/// <summary>Dropout while training: each value times a factor that was drawn.</summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="mask">The factor of each value of the batch, 0 or <c>1/(1 − rate)</c>.</param>
internal sealed class MaskStep(int place, double[] mask) : IReferenceStep
{
    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic) => Masked(x[0], arithmetic, place);

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic) =>
        [Masked(dy, arithmetic, place + 1)];

    private double[] Masked(double[] x, IArithmetic arithmetic, int operation) =>
        [.. x.Select((value, i) => arithmetic.Round(value * mask[i], Math.Abs(value * mask[i]), operation))];
}

namespace CompiledNet.Reference;

/// <summary><c>y = x₀ + x₁</c>.</summary>
/// <param name="place">The number of its operation.</param>
internal sealed class AddStep(int place) : IReferenceStep
{
    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic) =>
        [.. x[0].Zip(x[1], (left, right) => arithmetic.Round(left + right, Math.Abs(left + right), place))];

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic) => [dy, dy];
}

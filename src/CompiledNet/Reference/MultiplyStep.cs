namespace CompiledNet.Reference;

/// <summary><c>y = x₀·x₁</c>, element by element.</summary>
/// <param name="place">The number of the first of its operations.</param>
internal sealed class MultiplyStep(int place) : IReferenceStep
{
    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic) => Product(x[0], x[1], arithmetic, place);

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic) =>
        [Product(dy, x[1], arithmetic, place + 1), Product(dy, x[0], arithmetic, place + 2)];

    private static double[] Product(double[] left, double[] right, IArithmetic arithmetic, int operation) =>
        [.. left.Zip(right, (x, y) => arithmetic.Round(x * y, Math.Abs(x * y), operation))];
}

namespace CompiledNet.Reference.Recurrent;

/// <summary><c>h[t] = tanh(p + q)</c>.</summary>
/// <param name="place">The number of the first of its operations.</param>
internal sealed class SimpleCell(int place) : IRecurrentCell
{
    public int Gates => 1;

    public int States => 1;

    public double[] Next(double[] p, double[] q, double[] before, IArithmetic arithmetic) =>
        [Activations.Tanh.Rounded(arithmetic.Sum(p[0], q[0], place), arithmetic, place + 1)];

    public CellGradients Backward(double[] p, double[] q, double[] before, double[] dNext, IArithmetic arithmetic)
    {
        double dz = Activations.Tanh.Gradient(arithmetic.Sum(p[0], q[0], place), dNext[0], arithmetic, place + 2);
        return new CellGradients([dz], [dz], [0]);
    }
}

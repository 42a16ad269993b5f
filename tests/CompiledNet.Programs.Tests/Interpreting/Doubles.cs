namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>Doubles, and the functions by their definitions in textbooks.</summary>
internal readonly struct Doubles : IArithmetic<double>
{
    public static double MultiplyAdd(double x, double y, double z) => x * y + z;

    public static double ExpOfNonPositiveScaled(double x) => Math.ScaleB(Math.Exp(x), 64);

    public static double Exp(double x) => Math.Exp(x);

    public static double Log(double x) => Math.Log(x);

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Tanh(double x) => Math.Tanh(x);

    public static double ExpMinusOne(double x) => Math.Exp(x) - 1;

    public static double Softplus(double x) => Math.Log(1 + Math.Exp(x));

    public static double GaussianDensity(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>½ and the series <c>φ(x)·(x + x³/3 + x⁵/(3·5) + …)</c>.</summary>
    public static double GaussianCdf(double x)
    {
        double sum = 0;
        double term = x;
        for (int n = 3; Math.Abs(term) > 1e-18; n += 2)
        {
            sum += term;
            term *= x * x / n;
        }

        return 0.5 + GaussianDensity(x) * sum;
    }
}

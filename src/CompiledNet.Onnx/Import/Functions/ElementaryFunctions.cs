namespace CompiledNet.Onnx.Import.Functions;

/// <summary>Functions of one variable in double precision, as far as operators compute them.</summary>
internal static class ElementaryFunctions
{
    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    public static double Softplus(double x) => Math.Max(x, 0) + Log1P(Math.Exp(-Math.Abs(x)));

    public static double Elu(double x, double alpha) => x >= 0 ? x : alpha * ExpM1(x);

    public static double Selu(double x, double alpha, double gamma) => gamma * Elu(x, alpha);

    public static double NormalCdf(double x) => 0.5 * (1 + Erf(x / Math.Sqrt(2)));

    /// <summary><c>x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))/2</c> (Hendrycks, Gimpel: Gaussian Error Linear Units, 2016).</summary>
    public static double TanhGelu(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));

    /// <summary>
    /// The error function: its power series <c>2/√π·Σ (−1)ⁿ·x²ⁿ⁺¹/(n!·(2n + 1))</c> near zero; from 3 on, the continued fraction of its complement
    /// (Abramowitz, Stegun: Handbook of Mathematical Functions, 7.1.5 and 7.1.14).
    /// </summary>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (double.IsNaN(x) || a > 6)
            return double.IsNaN(x) ? x : Math.Sign(x);
        if (a < 3)
        {
            double term = x, sum = x;
            for (int n = 1; n < 80; n++)
            {
                term *= -x * x / n;
                sum += term / (2 * n + 1);
            }

            return 2 / Math.Sqrt(Math.PI) * sum;
        }

        double fraction = a;
        for (int n = 60; n >= 1; n--)
            fraction = a + n / 2d / fraction;
        return Math.Sign(x) * (1 - Math.Exp(-a * a) / (fraction * Math.Sqrt(Math.PI)));
    }

    private static double Log1P(double x) => x < 1e-5 ? x - x * x / 2 : Math.Log(1 + x);

    private static double ExpM1(double x) => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1;
}

using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Rounding;

/// <summary>Bounds for the logarithm of softmax in floats.</summary>
internal static class LogSoftmaxError
{
    /// <summary>
    /// <c>∂aᵢ = ∂zᵢ − ∂ ln Σ e^z</c>. The sum and its powers are off by a part of themselves, of which the logarithm makes an error as
    /// large; subtracting the maximum and the logarithm rounds by a part of both.
    /// </summary>
    public static double[] OfValue(double[] z, double[] a, double[] zErrors)
    {
        double largest = z.Max();
        double[] arguments = SoftmaxError.Arguments(z, zErrors);
        double moved = NearZero.LogOnePlus(a.Zip(arguments, (value, error) => Math.Exp(value) * NearZero.ExpMinusOne(error)).Sum());
        double shared = moved + FloatRounding.Function + FloatRounding.Sum(z.Length);
        double logarithm = Math.Log(z.Sum(value => Math.Exp(value - largest)));
        return [.. z.Zip(zErrors, (value, error) => error + shared + FloatRounding.Function * (largest - value + logarithm) + FloatRounding.Underflow)];
    }

    /// <summary><c>dzᵢ = daᵢ − e^aᵢ·s</c> with <c>s = Σⱼ daⱼ</c>.</summary>
    public static double[] OfBackward(double[] a, double[] da, double[] aErrors, double[] daErrors)
    {
        double s = Math.Abs(da.Sum());
        double sError = daErrors.Sum() + FloatRounding.Sum(a.Length) * (da.Sum(Math.Abs) + daErrors.Sum());
        var errors = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            double power = Math.Exp(a[i]);
            double powerError = power * (NearZero.ExpMinusOne(aErrors[i]) + FloatRounding.Function) + FloatRounding.Underflow;
            errors[i] = daErrors[i] + power * sError + powerError * (s + sError)
                + FloatRounding.Function * (Math.Abs(da[i]) + power * s) + FloatRounding.Underflow;
        }

        return errors;
    }
}

namespace CompiledNet.Tests.Rounding;

/// <summary>Bounds for softmax in floats.</summary>
internal static class SoftmaxError
{
    /// <summary>
    /// <c>∂ ln aᵢ = ∂zᵢ − Σⱼ aⱼ·∂zⱼ</c>; beside the errors of <c>z</c>, subtracting the maximum rounds the argument of the
    /// power, and the sum has only positive terms.
    /// </summary>
    public static double[] OfValue(double[] z, double[] a, double[] zErrors)
    {
        double[] arguments = Arguments(z, zErrors);
        double shared = Shared(a, arguments);
        var errors = new double[z.Length];
        for (int i = 0; i < z.Length; i++)
            errors[i] = a[i] * (NearZeroPower(arguments[i] + shared) + FloatRounding.Function + FloatRounding.Sum(z.Length)) + FloatRounding.Underflow;
        return errors;
    }

    /// <summary><c>dzᵢ = aᵢ·(daᵢ − s)</c> with <c>s = Σⱼ daⱼ·aⱼ</c>.</summary>
    public static double[] OfBackward(double[] a, double[] da, double[] aErrors, double[] daErrors)
    {
        double s = 0;
        double sError = 0;
        double magnitude = 0;
        for (int j = 0; j < a.Length; j++)
        {
            s += da[j] * a[j];
            magnitude += Math.Abs(da[j] * a[j]);
            sError += (Math.Abs(da[j]) + daErrors[j]) * aErrors[j] + daErrors[j] * a[j];
        }

        sError += FloatRounding.Sum(a.Length) * (magnitude + sError);
        var errors = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            double difference = Math.Abs(da[i] - s);
            double differenceError = daErrors[i] + sError;
            errors[i] = aErrors[i] * difference + (a[i] + aErrors[i]) * differenceError
                + FloatRounding.Function * a[i] * difference + FloatRounding.Underflow;
        }

        return errors;
    }

    /// <summary>The error of <c>ln Σ e^z</c> without that of its last operations: <c>Σⱼ aⱼ·∂zⱼ</c>.</summary>
    public static double Shared(double[] a, double[] arguments)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
            sum += a[j] * arguments[j];
        return sum;
    }

    /// <summary>The errors of <c>z − max z</c>, as an error of the argument of the power alone.</summary>
    public static double[] Arguments(double[] z, double[] zErrors)
    {
        double largest = z.Max();
        return [.. z.Zip(zErrors, (value, error) => error + FloatRounding.Function * (largest - value))];
    }

    private static double NearZeroPower(double exponent) => Reference.NearZero.ExpMinusOne(exponent);
}

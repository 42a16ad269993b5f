namespace CompiledNet.Onnx.Import.Functions;

/// <summary>An activation with its arguments.</summary>
internal sealed record KnownActivation(Activation Activation, float? Slope = null, float? Alpha = null, bool TanhApproximation = false);

/// <summary>The activations that a function can be, and their formulas.</summary>
internal static class KnownActivations
{
    // Constants in files are rounded to floats, and some exporters write them with fewer digits (0.0356774081 for 0.044715·√(2/π)).
    private const double Tolerance = 1e-5;

    private static readonly (KnownActivation Activation, double[] Values)[] Fixed =
    [
        Known(Activation.ReLU, x => Math.Max(x, 0)),
        Known(Activation.ReLU6, x => Math.Clamp(x, 0, 6)),
        Known(Activation.Sigmoid, ElementaryFunctions.Sigmoid),
        Known(Activation.Tanh, Math.Tanh),
        Known(Activation.SELU, x => ElementaryFunctions.Selu(x, 1.6732632423543772, 1.0507009873554805)),
        Known(Activation.GELU, x => x * ElementaryFunctions.NormalCdf(x)),
        (new KnownActivation(Activation.GELU, TanhApproximation: true), ValuesOf(ElementaryFunctions.TanhGelu)),
        Known(Activation.SiLU, x => x * ElementaryFunctions.Sigmoid(x)),
        Known(Activation.Softplus, ElementaryFunctions.Softplus),
        Known(Activation.HardSigmoid, x => Math.Clamp(x + 3, 0, 6) / 6),
        Known(Activation.HardTanh, x => Math.Clamp(x, -1, 1)),
        Known(Activation.HardSwish, x => x * Math.Clamp(x + 3, 0, 6) / 6),
        Known(Activation.Mish, x => x * Math.Tanh(ElementaryFunctions.Softplus(x))),
        Known(Activation.Softsign, x => x / (1 + Math.Abs(x))),
    ];

    /// <summary>The activation that the function is; null if it is none.</summary>
    public static KnownActivation? Find(Function function)
    {
        foreach ((KnownActivation activation, double[] values) in Fixed)
        {
            if (Agree(function.Values, values))
                return activation;
        }

        return LeakyRelu(function.Values) ?? Elu(function.Values);
    }

    private static KnownActivation? LeakyRelu(double[] values)
    {
        double slope = At(values, -1) / -1;
        return slope is >= 0 and <= 1 && Agree(values, ValuesOf(x => x >= 0 ? x : slope * x)) ? new KnownActivation(Activation.LeakyReLU, Slope: (float)slope) : null;
    }

    private static KnownActivation? Elu(double[] values)
    {
        double alpha = At(values, -1) / (Math.Exp(-1) - 1);
        return alpha > 0 && float.IsFinite((float)alpha) && Agree(values, ValuesOf(x => ElementaryFunctions.Elu(x, alpha))) ? new KnownActivation(Activation.ELU, Alpha: (float)alpha) : null;
    }

    /// <summary>Whether values agree wherever both are finite: far out, a formula's exponentials may overflow that the other's do not.</summary>
    private static bool Agree(double[] values, double[] known)
    {
        int compared = 0;
        for (int point = 0; point < values.Length; point++)
        {
            if (!double.IsFinite(values[point]))
                continue;
            compared++;
            if (!(Math.Abs(values[point] - known[point]) <= Tolerance * Math.Max(1, Math.Abs(known[point]))))
                return false;
        }

        return compared > values.Length * 9 / 10;
    }

    private static double At(double[] values, double point) => values[Array.IndexOf(Function.Points, point)];

    private static (KnownActivation Activation, double[] Values) Known(Activation activation, Func<double, double> formula) => (new KnownActivation(activation), ValuesOf(formula));

    private static double[] ValuesOf(Func<double, double> formula) => Array.ConvertAll(Function.Points, point => formula(point));
}

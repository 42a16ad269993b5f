using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Rounding;

/// <summary>Bounds for the loss of a row in floats and for the derivatives with which the backward pass starts.</summary>
internal static class LossError
{
    /// <summary>Whether a loss is computed from <c>z</c> and gives derivatives with respect to <c>z</c>.</summary>
    public static bool StartsFromPreActivations(LossSpec loss) =>
        loss.Kind is LossFunction.CrossEntropy or LossFunction.BinaryCrossEntropy;

    /// <summary>The error of the sum of a row's losses.</summary>
    public static double OfValue(LossSpec loss, double[] z, double[] a, ForwardRow errors, ReadOnlySpan<double> y)
    {
        double inherited = 0;
        double magnitude = 0;
        double[] arguments = SoftmaxError.Arguments(z, errors.Z[^1]);
        double shared = SoftmaxError.Shared(a, arguments);
        for (int unit = 0; unit < a.Length; unit++)
        {
            double target = y[unit];
            switch (loss.Kind)
            {
                case LossFunction.CrossEntropy:
                    // y·(max z − z + ln Σ e^(z − max z)), whose parts are not negative, so at most −y·ln a each.
                    inherited += Math.Abs(target) * (arguments[unit] + shared + FloatRounding.Function + FloatRounding.Sum(a.Length));
                    magnitude += Math.Abs(target) * -Math.Log(a[unit]);
                    break;
                case LossFunction.BinaryCrossEntropy:
                    // max(z, 0) − z·y + ln(1 + e^−|z|)
                    inherited += FloatRounding.Change(value => Losses.Value(loss, Sigmoid(value), target), z[unit], errors.Z[^1][unit])
                        + FloatRounding.Function * (Math.Abs(z[unit]) * (1 + Math.Abs(target)) + 1);
                    magnitude += Losses.Value(loss, a[unit], target);
                    break;
                default:
                    double value = Losses.Value(loss, a[unit], target);
                    inherited += FloatRounding.Change(output => Losses.Value(loss, output, target), a[unit], Reach(errors, a, unit, target))
                        + FloatRounding.Function * value + FloatRounding.Underflow;
                    magnitude += value;
                    break;
            }
        }

        return inherited + FloatRounding.Sum(a.Length) * (magnitude + inherited);
    }

    /// <summary>The errors of <c>dz</c> if the loss starts from <c>z</c>, else of <c>da</c>.</summary>
    public static double[] OfDerivatives(LossSpec loss, double[] z, double[] a, ForwardRow errors, ReadOnlySpan<double> y, int terms)
    {
        double sum = 0;
        double magnitude = 0;
        foreach (double target in y)
        {
            sum += target;
            magnitude += Math.Abs(target);
        }

        // Softmax is multiplied by Σ y: 1 but for its rounding.
        double[] softmaxErrors = SoftmaxError.OfValue(z, a, errors.Z[^1]);
        var derivatives = new double[a.Length];
        for (int unit = 0; unit < a.Length; unit++)
        {
            double target = y[unit];
            derivatives[unit] = loss.Kind switch
            {
                LossFunction.CrossEntropy =>
                    softmaxErrors[unit] * Math.Abs(sum) + a[unit] * FloatRounding.Sum(a.Length) * magnitude
                    + FloatRounding.Function * (Math.Abs(a[unit] * sum) + Math.Abs(target)),
                LossFunction.BinaryCrossEntropy =>
                    FloatRounding.Change(Sigmoid, z[unit], errors.Z[^1][unit]) + FloatRounding.Function * (a[unit] + Math.Abs(target)),
                _ =>
                    FloatRounding.Change(output => Losses.Derivative(loss, output, target), a[unit], Reach(errors, a, unit, target))
                    + FloatRounding.Function * Math.Abs(Losses.Derivative(loss, a[unit], target)),
            };
            derivatives[unit] = derivatives[unit] / terms + FloatRounding.Underflow;
        }

        return derivatives;
    }

    /// <summary>The error of <c>a − y</c>.</summary>
    private static double Reach(ForwardRow errors, double[] a, int unit, double y) =>
        errors.A[^1][unit] + FloatRounding.Unit * (Math.Abs(a[unit] - y) + errors.A[^1][unit]);

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}

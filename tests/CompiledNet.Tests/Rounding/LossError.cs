using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Rounding;

/// <summary>Bounds for the loss of a row in floats and for the derivatives with which the backward pass starts.</summary>
internal static class LossError
{
    /// <summary>Whether a loss is computed from <c>z</c> and gives derivatives with respect to <c>z</c>.</summary>
    public static bool StartsFromPreActivations(LossSpec loss) =>
        loss.Kind is LossFunction.CrossEntropy or LossFunction.BinaryCrossEntropy or LossFunction.BinaryFocalCrossEntropy or LossFunction.KLDivergence;

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
                case LossFunction.CrossEntropy or LossFunction.KLDivergence:
                    // y·(max z − z + ln Σ e^(z − max z)), whose parts are not negative, so at most −y·ln a each.
                    inherited += Math.Abs(target) * (arguments[unit] + shared + FloatRounding.Function + FloatRounding.Sum(a.Length));
                    magnitude += Math.Abs(target) * -Math.Log(a[unit]);
                    // Smoothing rounds the sum of the targets and two products; ln y is one more term.
                    if (loss.Smoothing != 0)
                        inherited += FloatRounding.Sum(a.Length) * Math.Abs(target) * -Math.Log(a[unit]);
                    if (loss.Kind == LossFunction.KLDivergence && target > 0)
                    {
                        inherited += FloatRounding.Function * target * -Math.Log(target);
                        magnitude += target * -Math.Log(target);
                    }

                    break;
                case LossFunction.BinaryCrossEntropy:
                    // max(z, 0) − z·y + ln(1 + e^−|z|)
                    inherited += FloatRounding.Change(value => Losses.Value(loss, Sigmoid(value), target), z[unit], errors.Z[^1][unit])
                        + FloatRounding.Function * (Math.Abs(z[unit]) * (1 + Math.Abs(target)) + 1);
                    magnitude += Losses.Value(loss, a[unit], target);
                    break;
                case LossFunction.BinaryFocalCrossEntropy:
                    // Powers e^−γp with p = −ln(1 − a) inherit the rounding of γp.
                    double focal = Losses.Value(loss, a[unit], target);
                    inherited += FloatRounding.Change(value => Losses.Value(loss, Sigmoid(value), target), z[unit], errors.Z[^1][unit])
                        + FloatRounding.Function * (4 + loss.Delta * (1 + Math.Abs(z[unit]))) * focal + FloatRounding.Underflow;
                    magnitude += focal;
                    break;
                case LossFunction.Hinge:
                    double margin = Losses.Value(loss, a[unit], target);
                    inherited += FloatRounding.Change(output => Losses.Value(loss, output, target), a[unit], errors.A[^1][unit])
                        + FloatRounding.Function * (1 + Math.Abs(a[unit] * target));
                    magnitude += margin;
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
                LossFunction.CrossEntropy or LossFunction.KLDivergence =>
                    softmaxErrors[unit] * Math.Abs(sum) + a[unit] * FloatRounding.Sum(a.Length) * magnitude
                    + FloatRounding.Function * (Math.Abs(a[unit] * sum) + Math.Abs(target))
                    + (loss.Smoothing == 0 ? 0 : FloatRounding.Sum(a.Length) * magnitude),
                LossFunction.BinaryCrossEntropy =>
                    FloatRounding.Change(Sigmoid, z[unit], errors.Z[^1][unit]) + FloatRounding.Function * (a[unit] + Math.Abs(target)),
                LossFunction.BinaryFocalCrossEntropy =>
                    FloatRounding.Change(value => Focal(loss, value, target), z[unit], errors.Z[^1][unit])
                    + FloatRounding.Function * (4 + loss.Delta * (1 + Math.Abs(z[unit]))) * (Math.Abs(Focal(loss, z[unit], 1) * target) + Math.Abs(Focal(loss, z[unit], 0) * (1 - target))),
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

    /// <summary>The derivative with respect to z.</summary>
    private static double Focal(LossSpec loss, double z, double y) => Losses.Derivative(loss, Sigmoid(z), y) * Sigmoid(z) * Sigmoid(-z);

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}

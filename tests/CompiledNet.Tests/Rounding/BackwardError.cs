using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Rounding;

/// <summary>Bounds for the error of a backward pass in floats, from the last layer to the first.</summary>
internal static class BackwardError
{
    /// <param name="network">The network.</param>
    /// <param name="forward">The exact forward pass of the row.</param>
    /// <param name="forwardErrors">Its errors.</param>
    /// <param name="backward">The exact backward pass of the row.</param>
    /// <param name="last">
    /// The errors of the derivatives with which the pass starts: with respect to the last <c>z</c> if a loss gives those,
    /// else with respect to the outputs.
    /// </param>
    /// <param name="lastIsPreActivation">Whether they are with respect to <c>z</c>.</param>
    public static BackwardRow Of(
        ReferenceNetwork network, ForwardRow forward, ForwardRow forwardErrors, BackwardRow backward, double[] last, bool lastIsPreActivation)
    {
        int count = network.LayerCount;
        var errors = new BackwardRow(new double[count + 1][], new double[count + 1][]);
        errors.DA[count] = last;
        for (int l = count; l >= 1; l--)
        {
            errors.DZ[l] = l == count && lastIsPreActivation
                ? last
                : ThroughActivation(network, l, forward, forwardErrors, backward, errors.DA[l]);
            errors.DA[l - 1] = ThroughWeights(network.Weights[l], backward.DZ[l], errors.DZ[l]);
        }

        return errors;
    }

    /// <summary>Adds the errors of <c>dz[l]·a[l−1]ᵀ</c> and <c>dz[l]</c> of a row of <paramref name="rows"/>, in canonical order.</summary>
    public static void AddGradients(
        ReferenceNetwork network, ForwardRow forward, ForwardRow forwardErrors, BackwardRow backward, BackwardRow errors, int rows, double[] gradientErrors)
    {
        double rounding = FloatRounding.Sum(rows);
        int position = 0;
        for (int l = 1; l <= network.LayerCount; l++)
        {
            double[] a = forward.A[l - 1];
            double[] aErrors = forwardErrors.A[l - 1];
            for (int unit = 0; unit < backward.DZ[l].Length; unit++)
            {
                double dz = Math.Abs(backward.DZ[l][unit]);
                double dzError = errors.DZ[l][unit];
                for (int input = 0; input < a.Length; input++)
                    gradientErrors[position++] += Grown(dz * aErrors[input] + dzError * (Math.Abs(a[input]) + aErrors[input]), dz * Math.Abs(a[input]), rounding);
            }

            for (int unit = 0; network.Architecture.Layers[l - 1].UseBias && unit < backward.DZ[l].Length; unit++)
                gradientErrors[position++] += Grown(errors.DZ[l][unit], Math.Abs(backward.DZ[l][unit]), rounding);
        }
    }

    /// <summary>An inherited error, and that of being one term of a sum.</summary>
    private static double Grown(double inherited, double magnitude, double rounding) =>
        inherited + rounding * (magnitude + inherited) + FloatRounding.Underflow;

    private static double[] ThroughActivation(
        ReferenceNetwork network, int l, ForwardRow forward, ForwardRow forwardErrors, BackwardRow backward, double[] daErrors)
    {
        ActivationSpec activation = network.Architecture.Layers[l - 1].Activation;
        if (activation.Kind == Activation.Softmax)
            return SoftmaxError.OfBackward(forward.A[l], backward.DA[l], forwardErrors.A[l], daErrors);
        if (activation.Kind == Activation.LogSoftmax)
            return LogSoftmaxError.OfBackward(forward.A[l], backward.DA[l], forwardErrors.A[l], daErrors);

        var errors = new double[daErrors.Length];
        for (int unit = 0; unit < errors.Length; unit++)
        {
            double z = forward.Z[l][unit];
            double reach = forwardErrors.Z[l][unit] + FloatRounding.Function * Math.Abs(z);
            double slope = Math.Abs(ElementwiseActivations.Slope(activation, z));

            // The slope may be a difference of terms, such as 1 − a², which rounds as they do.
            double slopeError = FloatRounding.Change(value => ElementwiseActivations.Slope(activation, value), z, reach)
                + FloatRounding.Function * ElementwiseActivations.SlopeScale(activation, z);
            double da = Math.Abs(backward.DA[l][unit]);
            errors[unit] = da * slopeError + daErrors[unit] * (slope + slopeError) + FloatRounding.Unit * da * slope + FloatRounding.Underflow;
        }

        return errors;
    }

    private static double[] ThroughWeights(double[][] weights, double[] dz, double[] dzErrors)
    {
        int inputs = weights[0].Length;
        var magnitude = new double[inputs];
        var inherited = new double[inputs];
        for (int unit = 0; unit < weights.Length; unit++)
        {
            for (int input = 0; input < inputs; input++)
            {
                double weight = Math.Abs(weights[unit][input]);
                magnitude[input] += weight * Math.Abs(dz[unit]);
                inherited[input] += weight * dzErrors[unit];
            }
        }

        double rounding = FloatRounding.Sum(weights.Length);
        return [.. magnitude.Zip(inherited, (size, error) => Grown(error, size, rounding))];
    }
}

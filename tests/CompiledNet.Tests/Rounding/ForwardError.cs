using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Rounding;

/// <summary>
/// Bounds for the error of a forward pass in floats, layer by layer beside the exact values: what a layer takes over
/// from the one before, and what its own operations add (running error analysis; Higham, section 3.3).
/// </summary>
internal static class ForwardError
{
    /// <returns>The errors of all <c>z</c> and <c>a</c>; the inputs are exact.</returns>
    public static ForwardRow Of(ReferenceNetwork network, ForwardRow exact)
    {
        var errors = new ForwardRow(new double[network.LayerCount + 1][], new double[network.LayerCount + 1][]);
        errors.A[0] = new double[network.Architecture.Inputs];
        for (int l = 1; l <= network.LayerCount; l++)
        {
            errors.Z[l] = PreActivations(network, l, exact.A[l - 1], errors.A[l - 1]);
            ActivationSpec activation = network.Architecture.Layers[l - 1].Activation;
            errors.A[l] = activation.Kind switch
            {
                Activation.Softmax => SoftmaxError.OfValue(exact.Z[l], exact.A[l], errors.Z[l]),
                Activation.LogSoftmax => LogSoftmaxError.OfValue(exact.Z[l], exact.A[l], errors.Z[l]),
                _ => Activations(activation, exact.Z[l], exact.A[l], errors.Z[l]),
            };
        }

        return errors;
    }

    private static double[] PreActivations(ReferenceNetwork network, int l, double[] input, double[] inputErrors)
    {
        double[][] weights = network.Weights[l];
        var errors = new double[weights.Length];
        for (int unit = 0; unit < weights.Length; unit++)
        {
            double magnitude = Math.Abs(network.Biases[l][unit]);
            double inherited = 0;
            for (int i = 0; i < input.Length; i++)
            {
                magnitude += Math.Abs(weights[unit][i] * input[i]);
                inherited += Math.Abs(weights[unit][i]) * inputErrors[i];
            }

            errors[unit] = inherited + FloatRounding.Sum(input.Length) * (magnitude + inherited) + FloatRounding.Underflow;
        }

        return errors;
    }

    private static double[] Activations(ActivationSpec activation, double[] z, double[] a, double[] zErrors)
    {
        var errors = new double[z.Length];
        for (int unit = 0; unit < z.Length; unit++)
        {
            double reach = zErrors[unit] + FloatRounding.Function * Math.Abs(z[unit]);
            errors[unit] = FloatRounding.Change(value => ElementwiseActivations.Value(activation, value), z[unit], reach)
                + FloatRounding.Function * Math.Abs(a[unit]) + FloatRounding.Underflow;
        }

        return errors;
    }
}

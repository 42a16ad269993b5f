namespace CompiledNet.Tests.Reference;

/// <summary>
/// A network in double precision, one row at a time, written to be read. Layers count from 1, as in the course:
/// <c>z[l] = W[l]·a[l−1] + b[l]</c>, <c>a[l] = g(z[l])</c>, <c>a[0] = x</c>.
/// </summary>
internal sealed class ReferenceNetwork
{
    /// <param name="architecture">The layers.</param>
    /// <param name="parameters">In canonical order: layer by layer, weights <c>[unit][input]</c>, then biases.</param>
    public ReferenceNetwork(Architecture architecture, IReadOnlyList<double> parameters)
    {
        Architecture = architecture;
        Weights = [[], .. architecture.Layers.Select(_ => Array.Empty<double[]>())];
        Biases = [[], .. architecture.Layers.Select(layer => new double[layer.Units])];
        int position = 0;
        for (int l = 1; l <= LayerCount; l++)
        {
            LayerSpec layer = architecture.Layers[l - 1];
            Weights[l] = new double[layer.Units][];
            for (int unit = 0; unit < layer.Units; unit++)
            {
                Weights[l][unit] = new double[layer.Inputs];
                for (int input = 0; input < layer.Inputs; input++)
                    Weights[l][unit][input] = parameters[position++];
            }

            for (int unit = 0; layer.UseBias && unit < layer.Units; unit++)
                Biases[l][unit] = parameters[position++];
        }
    }

    public Architecture Architecture { get; }

    public int LayerCount => Architecture.Layers.Count;

    /// <summary><c>W[l][unit][input]</c>; the element 0 is empty.</summary>
    public double[][][] Weights { get; }

    /// <summary><c>b[l][unit]</c>, zero where the layer has none; the element 0 is empty.</summary>
    public double[][] Biases { get; }

    public ForwardRow Forward(ReadOnlySpan<double> x)
    {
        var row = new ForwardRow(new double[LayerCount + 1][], new double[LayerCount + 1][]);
        row.A[0] = x.ToArray();
        for (int l = 1; l <= LayerCount; l++)
        {
            LayerSpec layer = Architecture.Layers[l - 1];
            row.Z[l] = new double[layer.Units];
            for (int unit = 0; unit < layer.Units; unit++)
            {
                double z = Biases[l][unit];
                for (int input = 0; input < layer.Inputs; input++)
                    z += Weights[l][unit][input] * row.A[l - 1][input];
                row.Z[l][unit] = z;
            }

            row.A[l] = layer.Activation.Kind switch
            {
                Activation.Softmax => Softmax.Value(row.Z[l]),
                Activation.LogSoftmax => LogSoftmax.Value(row.Z[l]),
                _ => [.. row.Z[l].Select(z => ElementwiseActivations.Value(layer.Activation, z))],
            };
        }

        return row;
    }

    /// <summary>The derivatives of a loss with respect to all <c>z</c> and <c>a</c> of a row, from those with respect to its outputs.</summary>
    public BackwardRow Backward(ForwardRow forward, double[] outputGradients)
    {
        var row = new BackwardRow(new double[LayerCount + 1][], new double[LayerCount + 1][]);
        row.DA[LayerCount] = outputGradients;
        for (int l = LayerCount; l >= 1; l--)
        {
            LayerSpec layer = Architecture.Layers[l - 1];
            if (layer.Activation.Kind == Activation.Softmax)
            {
                row.DZ[l] = Softmax.Backward(forward.A[l], row.DA[l]);
            }
            else if (layer.Activation.Kind == Activation.LogSoftmax)
            {
                row.DZ[l] = LogSoftmax.Backward(forward.A[l], row.DA[l]);
            }
            else
            {
                row.DZ[l] = new double[layer.Units];
                for (int unit = 0; unit < layer.Units; unit++)
                    row.DZ[l][unit] = row.DA[l][unit] * ElementwiseActivations.Slope(layer.Activation, forward.Z[l][unit]);
            }

            row.DA[l - 1] = new double[layer.Inputs];
            for (int unit = 0; unit < layer.Units; unit++)
            {
                for (int input = 0; input < layer.Inputs; input++)
                    row.DA[l - 1][input] += Weights[l][unit][input] * row.DZ[l][unit];
            }
        }

        return row;
    }

    /// <summary>Adds <c>dW[l] = dz[l]·a[l−1]ᵀ</c> and <c>db[l] = dz[l]</c> of a row to gradients in canonical order.</summary>
    public void AddGradients(ForwardRow forward, BackwardRow backward, double[] gradients)
    {
        int position = 0;
        for (int l = 1; l <= LayerCount; l++)
        {
            LayerSpec layer = Architecture.Layers[l - 1];
            for (int unit = 0; unit < layer.Units; unit++)
            {
                for (int input = 0; input < layer.Inputs; input++)
                    gradients[position++] += backward.DZ[l][unit] * forward.A[l - 1][input];
            }

            for (int unit = 0; layer.UseBias && unit < layer.Units; unit++)
                gradients[position++] += backward.DZ[l][unit];
        }
    }
}

/// <summary>The pre-activations <c>z[l]</c> and activations <c>a[l]</c> of a row; <c>a[0]</c> is its input.</summary>
internal sealed record ForwardRow(double[][] Z, double[][] A);

/// <summary>The derivatives with respect to <c>z[l]</c> and <c>a[l]</c>; <c>da[0]</c> is the gradient with respect to the input.</summary>
internal sealed record BackwardRow(double[][] DZ, double[][] DA);

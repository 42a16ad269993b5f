namespace BackwardPass;

/// <summary>
/// The passes of <see cref="TwoLayers"/> over m rows as the course writes them, with matrices, in double.
/// <code>
/// forward                               backward
/// Z[1] = W[1]·A[0] + b[1]               dZ[2] = A[2] − Y
/// A[1] = tanh(Z[1])                     dW[2] = dZ[2]·A[1]ᵀ/m       db[2] = sum of dZ[2]/m
/// Z[2] = W[2]·A[1] + b[2]               dZ[1] = W[2]ᵀ·dZ[2] ∗ (1 − A[1]²)
/// A[2] = σ(Z[2])                        dW[1] = dZ[1]·A[0]ᵀ/m       db[1] = sum of dZ[1]/m
/// </code>
/// </summary>
public sealed record ByHand(double[,] DW1, double[] DB1, double[] DW2, double DB2, double Cost)
{
    /// <summary>Goes forward and backward with the network's parameters.</summary>
    /// <param name="model">The parameters.</param>
    /// <param name="x">Rows of two inputs: A[0].</param>
    /// <param name="y">A target for each row.</param>
    public static ByHand Run(TwoLayers model, float[] x, float[] y)
    {
        int m = y.Length;
        var dw1 = new double[3, 2];
        var db1 = new double[3];
        var dw2 = new double[3];
        double db2 = 0;
        double cost = 0;
        var a1 = new double[3];
        for (int row = 0; row < m; row++)
        {
            // Forward.
            double z2 = model.Output.Biases[0];
            for (int unit = 0; unit < 3; unit++)
            {
                double z1 = model.Hidden.Biases[unit];
                for (int input = 0; input < 2; input++)
                    z1 += (double)model.Hidden.Weights[unit, input] * x[2 * row + input];
                a1[unit] = Math.Tanh(z1);
                z2 += model.Output.Weights[0, unit] * a1[unit];
            }
            double a2 = 1 / (1 + Math.Exp(-z2));
            cost -= (y[row] * Math.Log(a2) + (1 - y[row]) * Math.Log(1 - a2)) / m;

            // Backward.
            double dz2 = a2 - y[row];
            db2 += dz2 / m;
            for (int unit = 0; unit < 3; unit++)
            {
                dw2[unit] += dz2 * a1[unit] / m;
                double dz1 = model.Output.Weights[0, unit] * dz2 * (1 - a1[unit] * a1[unit]);
                db1[unit] += dz1 / m;
                for (int input = 0; input < 2; input++)
                    dw1[unit, input] += dz1 * x[2 * row + input] / m;
            }
        }
        return new ByHand(dw1, db1, dw2, db2, cost);
    }

    /// <summary>The derivatives in canonical order: dW[1], db[1], dW[2], db[2].</summary>
    public double[] Gradients() => [.. DW1.Cast<double>(), .. DB1, .. DW2, DB2];
}

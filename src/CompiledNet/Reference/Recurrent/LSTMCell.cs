namespace CompiledNet.Reference.Recurrent;

/// <summary>
/// <c>i = σ(p_i + q_i)</c>, <c>f = σ(p_f + q_f)</c>, <c>g = tanh(p_g + q_g)</c>, <c>o = σ(p_o + q_o)</c>, <c>s[t] = f·s[t−1] + i·g</c>,
/// <c>h[t] = o·tanh s[t]</c>.
/// </summary>
/// <param name="place">The number of the first of its operations.</param>
internal sealed class LSTMCell(int place) : IRecurrentCell
{
    public int Gates => 4;

    public int States => 2;

    public double[] Next(double[] p, double[] q, double[] before, IArithmetic arithmetic)
    {
        LSTMGates gates = Of(p, q, before[1], arithmetic);
        return [arithmetic.Product(gates.O, gates.Squashed, place + 4), gates.Cell];
    }

    public CellGradients Backward(double[] p, double[] q, double[] before, double[] dNext, IArithmetic arithmetic)
    {
        LSTMGates gates = Of(p, q, before[1], arithmetic);
        double fromOutput = Activations.Tanh.Gradient(gates.Cell, arithmetic.Product(dNext[0], gates.O, place + 5), arithmetic, place + 6);
        double ds = dNext[1] == 0 ? fromOutput : arithmetic.Sum(dNext[1], fromOutput, place + 8);
        double[] dz =
        [
            Activations.Sigmoid.Gradient(gates.Sums[0], arithmetic.Product(ds, gates.G, place + 5), arithmetic, place + 6),
            Activations.Sigmoid.Gradient(gates.Sums[1], arithmetic.Product(ds, before[1], place + 5), arithmetic, place + 6),
            Activations.Tanh.Gradient(gates.Sums[2], arithmetic.Product(ds, gates.I, place + 5), arithmetic, place + 6),
            Activations.Sigmoid.Gradient(gates.Sums[3], arithmetic.Product(dNext[0], gates.Squashed, place + 5), arithmetic, place + 6),
        ];
        return new CellGradients(dz, dz, [0, arithmetic.Product(ds, gates.F, place + 5)]);
    }

    private LSTMGates Of(double[] p, double[] q, double s, IArithmetic arithmetic)
    {
        double[] z = [.. p.Zip(q, (ofInputs, ofState) => arithmetic.Sum(ofInputs, ofState, place))];
        double i = Activations.Sigmoid.Rounded(z[0], arithmetic, place + 1), f = Activations.Sigmoid.Rounded(z[1], arithmetic, place + 1);
        double g = Activations.Tanh.Rounded(z[2], arithmetic, place + 1), o = Activations.Sigmoid.Rounded(z[3], arithmetic, place + 1);
        double kept = f * s, added = i * g, cell = kept + added;
        cell = arithmetic.Round(cell, Math.Abs(kept) + Math.Abs(added) + Math.Abs(cell), place + 2);
        return new LSTMGates(z, i, f, g, o, cell, Activations.Tanh.Rounded(cell, arithmetic, place + 3));
    }

    /// <summary>The gates, what they are functions of, the cell behind the step, and its tanh.</summary>
    private readonly record struct LSTMGates(double[] Sums, double I, double F, double G, double O, double Cell, double Squashed);
}

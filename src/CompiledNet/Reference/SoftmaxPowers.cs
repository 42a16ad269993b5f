namespace CompiledNet.Reference;

/// <summary>
/// <c>pᵢ = e^tᵢ</c>, <c>tᵢ = zᵢ − max z</c>, and their sum: what softmax and cross-entropy are made of. The largest power is
/// 1 exactly, and the sum of the others is kept beside it, so that its logarithm has all its digits.
/// </summary>
internal sealed class SoftmaxPowers
{
    /// <param name="z">The pre-activations of a row.</param>
    /// <param name="arithmetic">How to compute.</param>
    /// <param name="place">The number of the first of three operations.</param>
    public SoftmaxPowers(double[] z, IArithmetic arithmetic, int place)
    {
        int largest = Array.IndexOf(z, z.Max());
        Arguments = new double[z.Length];
        Powers = new double[z.Length];
        var sum = new RunningSum();
        sum.Add(1);
        for (int i = 0; i < z.Length; i++)
        {
            if (i == largest)
            {
                Powers[i] = 1;
                continue;
            }
            double t = z[i] - z[Math.Max(largest, 0)];
            Arguments[i] = arithmetic.Round(t, Math.Abs(t), place);
            double power = Math.Exp(Arguments[i]);
            Powers[i] = arithmetic.Round(power, FloatError.Function(power), place + 1);
            sum.Add(Powers[i]);
            SumOfOthers += Powers[i];
        }
        SumOfOthers = arithmetic.Round(SumOfOthers, sum.Error, place + 2);
    }

    /// <summary><c>tᵢ</c>.</summary>
    public double[] Arguments { get; }

    /// <summary><c>pᵢ</c>.</summary>
    public double[] Powers { get; }

    /// <summary><c>Σ p − 1</c>.</summary>
    public double SumOfOthers { get; }

    /// <summary><c>Σ p</c>.</summary>
    public double Sum => 1 + SumOfOthers;
}

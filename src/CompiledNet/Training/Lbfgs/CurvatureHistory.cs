namespace CompiledNet;

/// <summary>The last steps s and changes of the gradient y, and the direction that they give: L-BFGS.</summary>
/// <remarks>J. Nocedal: Updating Quasi-Newton Matrices with Limited Storage (1980). All in double, each sum in the order of the storage.</remarks>
internal sealed class CurvatureHistory(int size, int length)
{
    private readonly List<(double[] Step, double[] Change, double Product)> _pairs = [];
    private readonly double[] _alpha = new double[size];

    /// <summary>Remembers a step, if the cost is convex along it.</summary>
    public void Add(ReadOnlySpan<double> step, ReadOnlySpan<double> change)
    {
        double product = Dot(step, change);
        if (product <= 1e-10 * Dot(change, change))
            return;
        (double[] Step, double[] Change, double Product) pair = _pairs.Count < size ? (new double[length], new double[length], 0) : _pairs[0];
        if (_pairs.Count == size)
            _pairs.RemoveAt(0);
        step.CopyTo(pair.Step);
        change.CopyTo(pair.Change);
        _pairs.Add(pair with { Product = product });
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => _pairs.Clear();

    /// <summary>Whether there is nothing to go by but the gradient.</summary>
    public bool IsEmpty => _pairs.Count == 0;

    /// <summary><c>d = −H·g</c> by the recursion of two loops, with the first matrix <c>(s·y)/(y·y)·I</c> of the last step.</summary>
    public void Direction(ReadOnlySpan<float> gradients, Span<double> direction)
    {
        for (int i = 0; i < direction.Length; i++)
            direction[i] = -gradients[i];
        for (int k = _pairs.Count - 1; k >= 0; k--)
        {
            _alpha[k] = Dot(_pairs[k].Step, direction) / _pairs[k].Product;
            Add(direction, -_alpha[k], _pairs[k].Change);
        }

        if (_pairs.Count > 0)
        {
            double scale = _pairs[^1].Product / Dot(_pairs[^1].Change, _pairs[^1].Change);
            foreach (ref double value in direction)
                value *= scale;
        }

        for (int k = 0; k < _pairs.Count; k++)
            Add(direction, _alpha[k] - Dot(_pairs[k].Change, direction) / _pairs[k].Product, _pairs[k].Step);
    }

    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    private static void Add(Span<double> to, double factor, ReadOnlySpan<double> values)
    {
        for (int i = 0; i < to.Length; i++)
            to[i] += factor * values[i];
    }
}

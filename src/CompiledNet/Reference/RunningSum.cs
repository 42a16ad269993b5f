namespace CompiledNet.Reference;

/// <summary>
/// A sum, and how much float arithmetic may round it (running error analysis: N. Higham, Accuracy and Stability of Numerical
/// Algorithms, section 3.3).
/// </summary>
internal struct RunningSum
{
    private bool _hasTerms;
    private double _magnitude;
    private double _squares;

    /// <summary>The sum.</summary>
    public double Value { get; private set; }

    /// <summary>
    /// The error in units of the unit roundoff. Each addition rounds by that of its partial sum; the roundings are independent,
    /// so their squares add up. Half the sum of the magnitudes is what partial sums in another order may well reach.
    /// </summary>
    public readonly double Error => Math.Sqrt(_magnitude * _magnitude / 4 + _squares);

    /// <summary>Adds a term that is exact.</summary>
    public void Add(double term)
    {
        Value += term;
        _magnitude += Math.Abs(term);
        if (_hasTerms)
            _squares += Value * Value;
        _hasTerms = true;
    }

    /// <summary>Adds a product, which may be rounded before it is added.</summary>
    public void AddProduct(double left, double right)
    {
        double term = left * right;
        _squares += term * term;
        Add(term);
    }
}

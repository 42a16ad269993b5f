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
    private double _previous;
    private double _run;

    /// <summary>The sum.</summary>
    public double Value { get; private set; }

    /// <summary>
    /// The error in units of the unit roundoff. Each addition rounds by that of its partial sum. The roundings are independent,
    /// so their squares add up; but a term that is added again and again, as the derivative of a mean is at every position, is rounded
    /// the same way every time, until the sum has another exponent: there the roundings themselves add up. Half the sum of the
    /// magnitudes is what partial sums in another order may well reach.
    /// </summary>
    public readonly double Error => Math.Sqrt(_magnitude * _magnitude / 4 + _squares + _run * _run);

    /// <summary>Adds a term that is exact.</summary>
    public void Add(double term)
    {
        Value += term;
        _magnitude += Math.Abs(term);
        if (_hasTerms && term == _previous)
        {
            _run += Math.Abs(Value);
        }
        else if (_hasTerms)
        {
            _squares += _run * _run;
            _run = Math.Abs(Value);
        }

        _hasTerms = true;
        _previous = term;
    }

    /// <summary>Adds a product, which may be rounded before it is added.</summary>
    public void AddProduct(double left, double right)
    {
        double term = left * right;
        _squares += term * term;
        Add(term);
    }
}

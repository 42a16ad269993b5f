namespace CompiledNet.Reference;

/// <summary>
/// A sum of products, and how much float arithmetic may round it (running error analysis: N. Higham, Accuracy and Stability
/// of Numerical Algorithms, section 3.3).
/// </summary>
internal struct RunningSum
{
    private double _magnitude;
    private double _squares;

    /// <summary>The sum.</summary>
    public double Value { get; private set; }

    /// <summary>
    /// The bound in units of the unit roundoff. Each addition rounds by that of its partial sum; as the roundings are
    /// independent, their squares add up. With the sum of the magnitudes, which is what partial sums in another order may reach
    /// and what separate products round by, none of this depends on the order that the network has.
    /// </summary>
    public readonly double Error => Math.Sqrt(_magnitude * _magnitude + _squares);

    /// <summary>Adds a term.</summary>
    public void Add(double term)
    {
        Value += term;
        _magnitude += Math.Abs(term);
        _squares += Value * Value;
    }
}

namespace CompiledNet.Reference;

/// <summary>A derivative of the reference cost by central differences, and how far it may be off.</summary>
/// <param name="Value">The derivative.</param>
/// <param name="Bound">How far it may be off.</param>
internal readonly record struct DifferenceQuotient(double Value, double Bound)
{
    // An output of the step moves by 2⁻¹⁰ at first, and by a quarter of that each time after.
    private const int FirstMove = -10;
    private const int LastMove = -34;
    private const int Quarter = 2;

    /// <summary>
    /// Extrapolates <c>R = (16·D(h/4) − D(h))/15</c>, which removes the <c>h²</c> term (Richardson). What it removes, the larger one
    /// of two neighbouring steps, bounds what it leaves; to this comes the rounding of the cost, as a difference divided by
    /// <c>2h</c>. The distance is made smaller until the bound is below what is wanted; if it never is, the best one counts.
    /// </summary>
    /// <param name="cost">The cost.</param>
    /// <param name="tensor">The index of the parameter's tensor.</param>
    /// <param name="element">Its number in the tensor, in canonical order.</param>
    /// <param name="rounding">How far the cost may be off in double precision.</param>
    /// <param name="wanted">The bound from which on no better one is looked for.</param>
    public static DifferenceQuotient Of(ReferenceCost cost, int tensor, int element, double rounding, double wanted)
    {
        var best = new DifferenceQuotient(double.NaN, double.PositiveInfinity);
        (double coarse, double distance) = At(FirstMove);
        if (double.IsInfinity(distance))
            return new DifferenceQuotient(0, 0);

        (double middle, _) = At(FirstMove - Quarter);
        for (int move = FirstMove - 2 * Quarter; move >= LastMove; move -= Quarter)
        {
            (double fine, distance) = At(move);
            double removed = Math.Max(Math.Abs(coarse - middle), Math.Abs(middle - fine)) / 15;
            double noise = rounding / distance;
            if (removed + noise < best.Bound)
                best = new DifferenceQuotient((16 * fine - middle) / 15, removed + noise);
            // A smaller distance has more noise than the best has in all.
            if (best.Bound <= wanted || noise > best.Bound)
                break;
            (coarse, middle) = (middle, fine);
        }
        return best;

        (double Quotient, double Distance) At(int move) => cost.Difference(tensor, element, Math.ScaleB(1, move));
    }

    /// <summary>The number within the bound that is nearest to another one; NaN stays NaN.</summary>
    public double Nearest(double value) =>
        double.IsNaN(Value) || double.IsNaN(value) ? Value : Math.Min(Math.Max(value, Value - Bound), Value + Bound);
}

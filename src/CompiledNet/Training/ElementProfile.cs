namespace CompiledNet;

/// <summary>The costs of all rows along one parameter.</summary>
/// <param name="Element">The parameter's number in its tensor, in canonical order.</param>
/// <param name="Rows">The cost of each row.</param>
internal sealed record ElementProfile(int Element, CostProfile[] Rows)
{
    /// <summary>The derivative of the mean over the rows, and how far it may be off.</summary>
    /// <param name="relativeNoise">For each row, what <see cref="CostProfile.RelativeNoise"/> says.</param>
    public (double Derivative, double Bound) Derivative(double[] relativeNoise)
    {
        double derivative = 0;
        double bound = 0;
        for (int row = 0; row < Rows.Length; row++)
        {
            (double rowDerivative, double rowBound) = Rows[row].Derivative(relativeNoise[row]);
            derivative += rowDerivative / Rows.Length;
            bound += rowBound / Rows.Length;
        }
        return (derivative, bound);
    }
}

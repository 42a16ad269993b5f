namespace CompiledNet;

/// <summary>
/// A network's cost beside the one that follows from its description in double precision. Where they differ, the forward
/// pass or the description is wrong, and the derivatives are those of something else.
/// </summary>
/// <param name="ComputeLoss">What <c>ComputeLoss</c> says.</param>
/// <param name="Backward">What <c>Backward</c> says.</param>
/// <param name="Reference">The cost in double precision.</param>
/// <param name="Tolerance">By how much each may differ from it.</param>
public sealed record CostComparison(float ComputeLoss, float Backward, double Reference, double Tolerance)
{
    /// <summary>Whether both costs are within the tolerance; NaN and infinity never are.</summary>
    public bool Passed => Math.Abs(ComputeLoss - Reference) <= Tolerance && Math.Abs(Backward - Reference) <= Tolerance;
}

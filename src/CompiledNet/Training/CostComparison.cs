namespace CompiledNet;

/// <summary>
/// A network's cost beside the one that follows from its description in double precision. Where they differ, the forward
/// pass or the description is wrong, and the derivatives are those of something else.
/// </summary>
/// <param name="ComputeLoss">What <c>ComputeLoss</c> says.</param>
/// <param name="Backward">What <c>Backward</c> says.</param>
/// <param name="Reference">The cost in double precision, of the network of inference.</param>
/// <param name="Tolerance">By how much <paramref name="ComputeLoss"/> may differ from it.</param>
public sealed record CostComparison(float ComputeLoss, float Backward, double Reference, double Tolerance)
{
    /// <summary>
    /// The cost in double precision of the network in training, with the statistics of the batch and dropout; the same as
    /// <see cref="Reference"/> of a network without either.
    /// </summary>
    public double TrainingReference { get; init; } = Reference;

    /// <summary>By how much <see cref="Backward"/> may differ from <see cref="TrainingReference"/>.</summary>
    public double TrainingTolerance { get; init; } = Tolerance;

    /// <summary>Whether both costs are within their tolerances; NaN and infinity never are.</summary>
    public bool Passed =>
        Math.Abs(ComputeLoss - Reference) <= Tolerance && Math.Abs(Backward - TrainingReference) <= TrainingTolerance;
}

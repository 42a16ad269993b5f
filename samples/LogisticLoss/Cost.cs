namespace LogisticLoss;

/// <summary>The cost of some rows: the mean of their losses.</summary>
/// <param name="FromNetwork">What <c>ComputeLoss</c> says of all rows at once.</param>
/// <param name="MeanOfLosses">The mean of what it says of each row alone.</param>
public sealed record Cost(float FromNetwork, double MeanOfLosses)
{
    /// <summary>The cost of rows given by weighted sums and truths.</summary>
    public static Cost Of(float[] z, float[] y) => new(
        LogisticUnit.OfZ().ComputeLoss(z, y),
        z.Zip(y, (sum, truth) => LossOfOneRow.At(sum, truth).Loss).Average(loss => (double)loss));
}

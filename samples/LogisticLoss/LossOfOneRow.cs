namespace LogisticLoss;

/// <summary>The loss of one prediction: what the network computes beside the formula.</summary>
/// <param name="Y">The truth, 0 or 1.</param>
/// <param name="Z">The weighted sum.</param>
/// <param name="Prediction">ŷ = σ(z), from the network.</param>
/// <param name="Loss">From the network.</param>
/// <param name="Formula">−(y·ln ŷ + (1 − y)·ln(1 − ŷ)) in double.</param>
public sealed record LossOfOneRow(float Y, float Z, float Prediction, float Loss, double Formula)
{
    /// <summary>Measures the loss at a weighted sum.</summary>
    public static LossOfOneRow At(float z, float y)
    {
        var unit = LogisticUnit.OfZ();
        var prediction = new float[1];
        unit.Forward([z], prediction);
        return new LossOfOneRow(y, z, prediction[0], unit.ComputeLoss([z], [y]), LossFormula(z, y));
    }

    // 1 − σ(z) = σ(−z); said so, it keeps its digits where ŷ is nearly 1.
    private static double LossFormula(double z, double y) => 0 - y * Math.Log(Sigmoid(z)) - (1 - y) * Math.Log(Sigmoid(-z));

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}

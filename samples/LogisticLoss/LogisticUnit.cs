using CompiledNet;

namespace LogisticLoss;

/// <summary>Logistic regression with one input: z = w·x + b, ŷ = a = σ(z).</summary>
[Network(1)]
[Dense(1, Activation.Sigmoid)]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class LogisticUnit
{
    /// <summary>A unit with w = 1 and b = 0, whose input is z itself.</summary>
    public static LogisticUnit OfZ()
    {
        var unit = new LogisticUnit();
        unit.Parameters.CopyFrom([1f, 0f]);
        return unit;
    }
}

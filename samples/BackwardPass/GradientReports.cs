using CompiledNet;

namespace BackwardPass;

/// <summary>Compares <c>Backward</c> with difference quotients, for all losses and activations.</summary>
public static class GradientReports
{
    private const int Rows = 5;

    /// <summary>A report for each loss.</summary>
    public static GradientReport[] All() =>
    [
        Check<SquaredError>(Real(2)),
        Check<AbsoluteError>(Real(2)),
        Check<HuberLoss>(Real(2)),
        Check<BinaryCrossEntropy>([1, 0, 0, 1, 1, 1, 0, 0, 1, 0]),
        Check<CrossEntropy>(OneHot.Encode([0, 2, 1, 2, 0], classCount: 3)),
        Check<LogCoshLoss>(Real(2)),
        Check<QuantileLoss>(Real(2)),
        Check<HingeLoss>([1, -1, -1, 1, 1, 1, -1, -1, 1, -1]),
        Check<BinaryFocalCrossEntropy>([1, 0, 0, 1, 1, 1, 0, 0, 1, 0]),
        Check<KLDivergence>([0.5f, 0.25f, 0.25f, 0, 0.75f, 0.25f, 1, 0, 0, 0.125f, 0.125f, 0.75f, 0.25f, 0.25f, 0.5f]),
    ];

    private static GradientReport Check<TNetwork>(float[] targets)
        where TNetwork : class, ITrainableNetwork<TNetwork> =>
        GradientCheck.Run(TNetwork.Create(seed: 1), Real(TNetwork.Description.InputSize), targets);

    /// <summary>Numbers between −1 and 1.</summary>
    private static float[] Real(int columns)
    {
        var random = new Random(columns);
        return [.. Enumerable.Range(0, Rows * columns).Select(_ => 2 * random.NextSingle() - 1)];
    }
}

using System.Diagnostics;

namespace CompiledNet.Tests.Reference;

/// <summary>
/// The losses of one output <c>a</c> with target <c>y</c> and their derivatives, as textbooks write them: from the
/// outputs, with no thought of what overflows.
/// </summary>
internal static class Losses
{
    /// <summary>The loss of one output; the loss of a row is their sum.</summary>
    public static double Value(LossSpec loss, double a, double y) => loss.Kind switch
    {
        LossFunction.MeanSquaredError => (a - y) * (a - y),
        LossFunction.MeanAbsoluteError => Math.Abs(a - y),
        LossFunction.Huber => Math.Abs(a - y) <= loss.Delta
            ? (a - y) * (a - y) / 2
            : loss.Delta * (Math.Abs(a - y) - loss.Delta / 2),
        LossFunction.BinaryCrossEntropy => -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a)),
        LossFunction.CrossEntropy => -y * Math.Log(a),
        _ => throw new UnreachableException(),
    };

    /// <summary>The derivative of <see cref="Value"/> with respect to <c>a</c>.</summary>
    public static double Derivative(LossSpec loss, double a, double y) => loss.Kind switch
    {
        LossFunction.MeanSquaredError => 2 * (a - y),
        LossFunction.MeanAbsoluteError => Math.Sign(a - y),
        LossFunction.Huber => Math.Clamp(a - y, -loss.Delta, loss.Delta),
        LossFunction.BinaryCrossEntropy => -y / a + (1 - y) / (1 - a),
        LossFunction.CrossEntropy => -y / a,
        _ => throw new UnreachableException(),
    };

    /// <summary>The number by which the sum of all losses is divided: rows for cross-entropy, else rows times outputs.</summary>
    public static int Terms(LossSpec loss, int rows, int outputs) =>
        loss.Kind == LossFunction.CrossEntropy ? rows : rows * outputs;

    /// <summary>The errors <c>a − y</c> at which the derivative jumps or bends.</summary>
    public static IReadOnlyList<double> Kinks(LossSpec loss) => loss.Kind switch
    {
        LossFunction.MeanAbsoluteError => [0],
        LossFunction.Huber => [-loss.Delta, loss.Delta],
        _ => [],
    };
}

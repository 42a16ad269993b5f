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
        LossFunction.LogCosh => Math.Log(Math.Cosh(a - y)),
        LossFunction.Quantile => a > y ? (1 - loss.Delta) * (a - y) : loss.Delta * (y - a),
        LossFunction.Hinge => Math.Max(0, 1 - a * y),
        LossFunction.BinaryFocalCrossEntropy =>
            -(y * Math.Pow(1 - a, loss.Delta) * Math.Log(a) + (1 - y) * Math.Pow(a, loss.Delta) * Math.Log(1 - a)),
        LossFunction.KLDivergence => y == 0 ? 0 : y * Math.Log(y / a),
        _ => throw new UnreachableException(),
    };

    /// <summary>The derivative of <see cref="Value"/> with respect to <c>a</c>.</summary>
    public static double Derivative(LossSpec loss, double a, double y) => loss.Kind switch
    {
        LossFunction.MeanSquaredError => 2 * (a - y),
        LossFunction.MeanAbsoluteError => Math.Sign(a - y),
        LossFunction.Huber => Math.Clamp(a - y, -loss.Delta, loss.Delta),
        LossFunction.BinaryCrossEntropy => -y / a + (1 - y) / (1 - a),
        LossFunction.CrossEntropy or LossFunction.KLDivergence => -y / a,
        LossFunction.LogCosh => Math.Tanh(a - y),
        LossFunction.Quantile => a > y ? 1 - loss.Delta : a < y ? -loss.Delta : 0,
        LossFunction.Hinge => a * y < 1 ? -y : 0,
        LossFunction.BinaryFocalCrossEntropy =>
            y * (loss.Delta * Math.Pow(1 - a, loss.Delta - 1) * Math.Log(a) - Math.Pow(1 - a, loss.Delta) / a)
            + (1 - y) * (Math.Pow(a, loss.Delta) / (1 - a) - loss.Delta * Math.Pow(a, loss.Delta - 1) * Math.Log(1 - a)),
        _ => throw new UnreachableException(),
    };

    /// <summary>What the outputs of rows are held against: with label smoothing ε, <c>(1 − ε)·y + ε/K·Σ y</c> over the K outputs of a row.</summary>
    public static double[] Aims(LossSpec loss, double[] targets, int outputs) => loss.Smoothing == 0
        ? targets
        : [.. targets.Chunk(outputs).SelectMany(row => row.Select(y => (1 - loss.Smoothing) * y + loss.Smoothing / outputs * row.Sum()))];

    /// <summary>The number by which the sum of all losses is divided: rows for losses of distributions, else rows times outputs.</summary>
    public static int Terms(LossSpec loss, int rows, int outputs) =>
        loss.Kind is LossFunction.CrossEntropy or LossFunction.KLDivergence ? rows : rows * outputs;

    /// <summary>The errors <c>a − y</c> at which the derivative jumps or bends.</summary>
    public static IReadOnlyList<double> Kinks(LossSpec loss, double y) => loss.Kind switch
    {
        LossFunction.MeanAbsoluteError or LossFunction.Quantile => [0],
        LossFunction.Hinge when y != 0 => [1 / y - y],
        LossFunction.Huber => [-loss.Delta, loss.Delta],
        _ => [],
    };
}

using System.Diagnostics;

namespace CompiledNet.Tests.Reference;

/// <summary>
/// The activations <c>a = g(z)</c> of a unit by itself, and their slopes <c>g′(z)</c>, from their definitions; with
/// <c>(1 + tanh u)/2 = σ(2u)</c>, which does not cancel.
/// </summary>
internal static class ElementwiseActivations
{
    private const double Lambda = 1.0507009873554805;
    private const double LambdaAlpha = 1.0507009873554805 * 1.6732632423543772;

    public static double Value(ActivationSpec activation, double z) => activation.Kind switch
    {
        Activation.Linear => z,
        Activation.ReLU => Math.Max(0, z),
        Activation.LeakyReLU => z > 0 ? z : activation.Slope * z,
        Activation.Sigmoid => Sigmoid(z),
        Activation.Tanh => Math.Tanh(z),
        Activation.ELU => z > 0 ? z : activation.Alpha * NearZero.ExpMinusOne(z),
        Activation.SELU => z > 0 ? Lambda * z : LambdaAlpha * NearZero.ExpMinusOne(z),
        Activation.GELU when activation.TanhApproximation => z * Sigmoid(2 * TanhArgument(z)),
        Activation.GELU => z * ErrorFunction.NormalDistribution(z),
        Activation.SiLU => z * Sigmoid(z),
        Activation.Softplus => Softplus(z),
        Activation.HardSigmoid => Math.Min(Math.Max(z + 3, 0), 6) / 6,
        Activation.HardTanh => Math.Min(Math.Max(z, -1), 1),
        Activation.HardSwish => z * Math.Min(Math.Max(z + 3, 0), 6) / 6,
        Activation.Mish => z * Math.Tanh(Softplus(z)),
        Activation.Softsign => z / (1 + Math.Abs(z)),
        Activation.ReLU6 => Math.Min(Math.Max(z, 0), 6),
        _ => throw new UnreachableException($"{activation.Kind} is no function of one unit."),
    };

    public static double Slope(ActivationSpec activation, double z) => activation.Kind switch
    {
        Activation.Linear => 1,
        Activation.ReLU => z > 0 ? 1 : 0,
        Activation.LeakyReLU => z > 0 ? 1 : activation.Slope,
        Activation.Sigmoid => Sigmoid(z) * Sigmoid(-z),
        Activation.Tanh => 1 / (Math.Cosh(z) * Math.Cosh(z)),
        Activation.ELU => z > 0 ? 1 : activation.Alpha * Math.Exp(z),
        Activation.SELU => z > 0 ? Lambda : LambdaAlpha * Math.Exp(z),
        Activation.GELU when activation.TanhApproximation => TanhGeluSlope(z),
        Activation.GELU => ErrorFunction.NormalDistribution(z) + z * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI),
        Activation.SiLU => Sigmoid(z) + z * Sigmoid(z) * Sigmoid(-z),
        Activation.Softplus => Sigmoid(z),
        Activation.HardSigmoid => z is > -3 and < 3 ? 1.0 / 6 : 0,
        Activation.HardTanh => z is > -1 and < 1 ? 1 : 0,
        Activation.HardSwish => z <= -3 ? 0 : z < 3 ? z / 3 + 0.5 : 1,
        Activation.Mish => Math.Tanh(Softplus(z)) + z * Sigmoid(z) / (Math.Cosh(Softplus(z)) * Math.Cosh(Softplus(z))),
        Activation.Softsign => 1 / ((1 + Math.Abs(z)) * (1 + Math.Abs(z))),
        Activation.ReLU6 => z is > 0 and < 6 ? 1 : 0,
        _ => throw new UnreachableException($"{activation.Kind} is no function of one unit."),
    };

    /// <summary>
    /// The largest magnitude of the terms of which the slope is made. In <c>z·(1 − s)</c> the rounding of <c>s</c> counts
    /// <c>z</c> times, until <c>1 − s</c> itself is too small to count: where <c>s</c> is the logistic function of 20.
    /// </summary>
    public static double SlopeScale(ActivationSpec activation, double z) => activation.Kind switch
    {
        Activation.ELU => Math.Max(1, activation.Alpha),
        Activation.SELU => LambdaAlpha,
        Activation.SiLU => Math.Clamp(z, 1, 20),
        Activation.Softsign => Slope(activation, z),
        Activation.GELU when activation.TanhApproximation && 2 * TanhArgument(z) < 20 => Math.Max(1, 2 * z * TanhArgumentSlope(z)),
        _ => 1,
    };

    /// <summary>Where the slope jumps.</summary>
    public static IReadOnlyList<double> Kinks(ActivationSpec activation) => activation.Kind switch
    {
        Activation.ReLU or Activation.LeakyReLU or Activation.ELU or Activation.SELU => [0],
        Activation.HardSigmoid => [-3, 3],
        Activation.HardTanh => [-1, 1],
        Activation.HardSwish => [-3, 3],
        Activation.ReLU6 => [0, 6],
        _ => [],
    };

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double Softplus(double z) => Math.Max(z, 0) + NearZero.LogOnePlus(Math.Exp(-Math.Abs(z)));

    private static double TanhArgument(double z) => Math.Sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z);

    private static double TanhGeluSlope(double z)
    {
        double tanh = Math.Tanh(TanhArgument(z));
        return 0.5 * (1 + tanh) + 0.5 * z * (1 - tanh * tanh) * TanhArgumentSlope(z);
    }

    private static double TanhArgumentSlope(double z) => Math.Sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * z * z);
}

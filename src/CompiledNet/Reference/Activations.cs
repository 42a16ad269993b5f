namespace CompiledNet.Reference;

/// <summary>The activations <c>a = g(z)</c> of a unit by itself, from their definitions, in double precision.</summary>
internal static class Activations
{
    // The floats that are nearest to λ and λ·α: they are what the function is made of.
    private const double Lambda = 1.0507009873554805f;
    private const double LambdaAlpha = (float)(1.0507009873554805 * 1.6732632423543772);

    // The floats that are nearest to 2·√(2/π) and to 0.044715 times as much (Hendrycks, Gimpel 2016).
    private const double TanhScale = 1.5957691216057308f;
    private const double TanhCubic = (float)(1.5957691216057308 * 0.044715);

    /// <summary>The function that a layer applies to each pre-activation.</summary>
    /// <exception cref="NotSupportedException">The activation is not a function of one unit, or is not known here.</exception>
    public static PiecewiseFunction Of(LayerDescription layer) => layer.Activation switch
    {
        Activation.Linear => PiecewiseFunction.Smooth(SmoothPiece.Line(1)),
        Activation.ReLU => new([0], [SmoothPiece.Line(0), SmoothPiece.Line(1)]),
        Activation.LeakyReLU => new([0], [SmoothPiece.Line(layer.Slope), SmoothPiece.Line(1)]),
        Activation.Sigmoid => PiecewiseFunction.Smooth(Sigmoid),
        Activation.Tanh => PiecewiseFunction.Smooth(Tanh),
        Activation.ELU => new([0], [Exponential(layer.Alpha), SmoothPiece.Line(1)]),
        Activation.SELU => new([0], [Exponential(LambdaAlpha), SmoothPiece.Line(Lambda)]),
        Activation.GELU when layer.TanhApproximation => PiecewiseFunction.Smooth(TanhGELU),
        Activation.GELU => PiecewiseFunction.Smooth(GELU),
        Activation.SiLU => PiecewiseFunction.Smooth(SiLU),
        Activation.Softplus => PiecewiseFunction.Smooth(Softplus),
        Activation.HardSigmoid => new([-3, 3], [SmoothPiece.Line(0), SmoothPiece.Line(1.0 / 6, 0.5), SmoothPiece.Line(0, 1)]),
        Activation.HardTanh => new([-1, 1], [SmoothPiece.Line(0, -1), SmoothPiece.Line(1), SmoothPiece.Line(0, 1)]),
        Activation.HardSwish => new([-3, 3], [SmoothPiece.Line(0), HardSwishBend, SmoothPiece.Line(1)]),
        Activation.Mish => PiecewiseFunction.Smooth(Mish),
        Activation.Softsign => new([0], [Softsign(-1), Softsign(1)]),
        Activation.ReLU6 => new([0, 6], [SmoothPiece.Line(0), SmoothPiece.Line(1), SmoothPiece.Line(0, 6)]),
        _ => throw new NotSupportedException($"{layer.Name}: the activation {layer.Activation} is not a function of one unit that the reference knows."),
    };

    /// <summary><c>g′ = a·(1 − a)</c>, in which the error of <c>a</c> comes in with the factor <c>1 − 2a</c>.</summary>
    public static SmoothPiece Sigmoid { get; } = new(
        Logistic.Sigmoid,
        z => Logistic.Sigmoid(z) * Logistic.Sigmoid(-z),
        z => FloatError.BelowOne(Logistic.Sigmoid(z), Logistic.Sigmoid(-z)),
        z => FloatError.BelowOne(Logistic.Sigmoid(z), Logistic.Sigmoid(-z)) + Logistic.Sigmoid(z) * Logistic.Sigmoid(-z));

    /// <summary><c>g′ = 1 − a²</c>, in which the error of <c>a</c> comes in with the factor <c>2a</c>.</summary>
    public static SmoothPiece Tanh { get; } = new(
        Math.Tanh,
        TanhSlope,
        z => FloatError.Function(Math.Tanh(z)),
        z => Math.Min(4 * Math.Tanh(z) * Math.Tanh(z), 16 * TanhSlope(z) / FloatError.Unit) + TanhSlope(z));

    /// <summary><c>α·(eᶻ − 1)</c>, whose slope is computed as <c>a + α</c>.</summary>
    private static SmoothPiece Exponential(double alpha) => new(
        z => alpha * NearZero.ExpMinusOne(z),
        z => alpha * Math.Exp(z),
        z => 3 * Math.Abs(alpha * NearZero.ExpMinusOne(z)),
        z => 3 * Math.Abs(alpha * NearZero.ExpMinusOne(z)) + alpha + alpha * Math.Exp(z));

    /// <summary><c>z·Φ(z)</c>, <c>g′ = Φ(z) + z·φ(z)</c>.</summary>
    private static SmoothPiece GELU { get; } = new(
        z => z * NormalDistribution.Cdf(z),
        z => NormalDistribution.Cdf(z) + z * NormalDistribution.Density(z),
        z => Math.Abs(z) * (FloatError.Function(NormalDistribution.Cdf(z)) + NormalDistribution.Cdf(z)),
        z => FloatError.Function(NormalDistribution.Cdf(z)) + NormalDistribution.Cdf(z)
            + Math.Abs(z) * (FloatError.Function(NormalDistribution.Density(z)) + NormalDistribution.Density(z)));

    /// <summary><c>z·s</c>, <c>s = σ(v)</c>, <c>v = 2·√(2/π)·(z + 0.044715·z³)</c>; <c>g′ = s + z·s·(1 − s)·v′</c>.</summary>
    private static SmoothPiece TanhGELU { get; } = new(
        z => z * Logistic.Sigmoid(TanhArgument(z)),
        z => Logistic.Sigmoid(TanhArgument(z)) + TanhGate(z),
        z => Math.Abs(z) * (TanhGateError(z) + Logistic.Sigmoid(TanhArgument(z))),
        z =>
        {
            double v = TanhArgument(z);
            double s = Logistic.Sigmoid(v);
            double outer = Math.Abs(z) * TanhArgumentSlope(z);
            double inherited = TanhGateError(z) * (1 + outer * Logistic.Sigmoid(-v));
            return inherited + outer * s * FloatError.BelowOne(s, Logistic.Sigmoid(-v)) + 3 * Math.Abs(TanhGate(z));
        });

    /// <summary><c>z·σ(z)</c>, <c>g′ = σ(z)·(1 + z·(1 − σ(z)))</c>.</summary>
    private static SmoothPiece SiLU { get; } = new(
        z => z * Logistic.Sigmoid(z),
        z => Logistic.Sigmoid(z) * (1 + z * Logistic.Sigmoid(-z)),
        z => Math.Abs(z) * (FloatError.Function(Logistic.Sigmoid(z)) + Logistic.Sigmoid(z)),
        z => (FloatError.Function(Logistic.Sigmoid(z)) + Logistic.Sigmoid(z)) * (1 + Math.Abs(z) * Logistic.Sigmoid(-z))
            + Logistic.Sigmoid(z) * Math.Abs(z) * FloatError.BelowOne(Logistic.Sigmoid(z), Logistic.Sigmoid(-z)));

    /// <summary><c>ln(1 + eᶻ)</c>, <c>g′ = σ(z)</c>.</summary>
    private static SmoothPiece Softplus { get; } = new(
        Logistic.Softplus,
        Logistic.Sigmoid,
        z => FloatError.Function(Logistic.Softplus(z)) + Logistic.Softplus(z),
        z => FloatError.Function(Logistic.Sigmoid(z)));

    /// <summary><c>z·(z + 3)/6</c>, <c>g′ = z/3 + ½</c>.</summary>
    private static SmoothPiece HardSwishBend { get; } = new(
        z => z * (z + 3) / 6,
        z => z / 3 + 0.5,
        z => 4 * Math.Abs(z * (z + 3) / 6),
        z => Math.Abs(z / 3) + Math.Abs(z / 3 + 0.5));

    /// <summary><c>z·tanh(s)</c> with <c>s = ln(1 + eᶻ)</c>; <c>g′ = tanh(s) + z·σ(z)/cosh²(s)</c>.</summary>
    private static SmoothPiece Mish { get; } = new(
        z => z * Math.Tanh(Logistic.Softplus(z)),
        z => Math.Tanh(Logistic.Softplus(z)) + MishGate(z),
        z => Math.Abs(z) * (FloatError.Function(Math.Tanh(Logistic.Softplus(z))) + 2 * Math.Tanh(Logistic.Softplus(z))),
        z => FloatError.Function(Math.Tanh(Logistic.Softplus(z))) + 2 * Math.Tanh(Logistic.Softplus(z)) + 6 * Math.Abs(MishGate(z)));

    /// <summary><c>z/(1 + |z|)</c>, <c>g′ = 1/(1 + |z|)²</c> on one side of 0, where its curvature jumps.</summary>
    private static SmoothPiece Softsign(int sign) => new(
        z => z / (1 + sign * z),
        z => 1 / ((1 + sign * z) * (1 + sign * z)),
        z => 2 * Math.Abs(z / (1 + sign * z)),
        z => 4 / ((1 + sign * z) * (1 + sign * z)));

    private static double MishGate(double z) => z * Logistic.Sigmoid(z) * TanhSlope(Logistic.Softplus(z));

    private static double TanhSlope(double z) => 1 / (Math.Cosh(z) * Math.Cosh(z));

    private static double TanhArgument(double z) => z * (TanhScale + TanhCubic * z * z);

    private static double TanhArgumentSlope(double z) => TanhScale + 3 * TanhCubic * z * z;

    private static double TanhGate(double z)
    {
        double v = TanhArgument(z);
        double fall = Logistic.Sigmoid(v) * Logistic.Sigmoid(-v);
        return fall == 0 ? 0 : z * fall * TanhArgumentSlope(z);
    }

    /// <summary>The error of <c>σ(v)</c>: that of the function, and that of <c>v</c>, which four operations round.</summary>
    private static double TanhGateError(double z)
    {
        double v = TanhArgument(z);
        double s = Logistic.Sigmoid(v);
        double fall = s * Logistic.Sigmoid(-v);
        return FloatError.Function(s) + (fall == 0 ? 0 : 2 * Math.Abs(v) * fall);
    }
}

using CompiledNet.Reference;

namespace CompiledNet.Training.Tests.Reference;

public class ActivationsTests
{
    public static TheoryData<Activation, bool> Elementwise =>
    [
        .. Enum.GetValues<Activation>().Except([Activation.Softmax, Activation.LogSoftmax, Activation.PReLU]).Select(activation => (activation, false)),
        (Activation.GELU, true),
    ];

    /// <remarks>From both sides of kinks, where the piece ends.</remarks>
    [Theory, MemberData(nameof(Elementwise))]
    public void Slopes_are_the_difference_quotients_of_the_values(Activation activation, bool tanhApproximation)
    {
        PiecewiseFunction function = Activations.Of(Layer(activation) with { TanhApproximation = tanhApproximation });
        for (double z = -12; z <= 12; z += 0.0625)
        {
            SmoothPiece piece = function.PieceAt(z);
            const double H = 1.0 / 1024;
            double outer = (piece.Value(z + 2 * H) - piece.Value(z - 2 * H)) / (4 * H);
            double inner = (piece.Value(z + H) - piece.Value(z - H)) / (2 * H);

            // (4·D(h) − D(2h))/3 leaves 1e-12 in proportion to h⁴, and the rounding of 12·2⁻⁵³/h.
            Assert.Equal((4 * inner - outer) / 3, piece.Slope(z), 1e-11);
        }
    }

    [Theory, MemberData(nameof(Elementwise))]
    public void Pieces_meet_at_the_kinks(Activation activation, bool tanhApproximation)
    {
        PiecewiseFunction function = Activations.Of(Layer(activation) with { TanhApproximation = tanhApproximation });
        Assert.Equal(function.Kinks.Length + 1, function.Pieces.Length);
        for (int i = 0; i < function.Kinks.Length; i++)
            Assert.Equal(function.Pieces[i].Value(function.Kinks[i]), function.Pieces[i + 1].Value(function.Kinks[i]), 1e-15);
    }

    [Theory]
    [InlineData(Activation.LeakyReLU, -2, -2 * (double)0.3f)]
    [InlineData(Activation.ELU, -1, 1.75 * -0.63212055882855767)]
    [InlineData(Activation.SELU, -1, (double)(float)1.7580993408473766 * -0.63212055882855767)]
    [InlineData(Activation.Sigmoid, -40, 4.248354255291589e-18)]
    [InlineData(Activation.Softplus, -40, 4.248354255291589e-18)]
    [InlineData(Activation.Softplus, 800, 800)]
    [InlineData(Activation.SiLU, -40, -40 * 4.248354255291589e-18)]
    [InlineData(Activation.GELU, -8, -8 * 6.220960574271784e-16)]
    [InlineData(Activation.GELU, 1, 0.8413447460685429)]
    [InlineData(Activation.HardSwish, -1.5, -0.375)]
    [InlineData(Activation.Mish, -40, -40 * 4.248354255291589e-18)]
    [InlineData(Activation.Softsign, -3, -0.75)]
    [InlineData(Activation.ReLU6, 7, 6)]
    public void Values_are_those_of_the_definition(Activation activation, double z, double expected)
    {
        // Φ(1), Φ(−8), e⁻¹ − 1, e⁻⁴⁰.
        double actual = Activations.Of(Layer(activation)).PieceAt(z).Value(z);

        Assert.Equal(expected, actual, 2e-15 * Math.Abs(expected));
    }

    /// <remarks>Computed with 40 digits.</remarks>
    [Theory]
    [InlineData(-37, 5.7255712225245768e-300)]
    [InlineData(-20.25, 1.77619986494957e-91)]
    [InlineData(-8, 6.2209605742717841e-16)]
    [InlineData(-3.1, 0.0009676032132183566)]
    [InlineData(-1.0001, 0.15863105806885876)]
    [InlineData(-1, 0.15865525393145705)]
    [InlineData(-0.9999, 0.15867945221376258)]
    [InlineData(-0.25, 0.40129367431707628)]
    [InlineData(0, 0.5)]
    public void The_normal_distribution_has_the_digits_of_a_double_in_its_tail_too(double z, double expected)
    {
        Assert.Equal(expected, NormalDistribution.Cdf(z), 1e-15 * expected);
        Assert.Equal(1 - expected, NormalDistribution.Cdf(-z), 3e-16);
    }

    private static LayerDescription Layer(Activation activation) => Line.Description.Layers[0] with
    {
        Activation = activation,
        Slope = 0.3f,
        Alpha = 1.75f,
    };
}

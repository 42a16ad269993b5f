using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Programs;
using CompiledNet.Programs.Tests.Interpreting;

namespace CompiledNet.Programs.Tests.Evaluating;

/// <summary>The expressions of activations against the formulas of textbooks, and their derivatives against difference quotients.</summary>
public class ActivationExpressionTests
{
    private const float Parameter = 0.3f;

    private static readonly Value Z = Evaluated.Number(0, "z"), D = Evaluated.Number(1, "d"), V = Evaluated.Number(2, "v");

    // Within one step of a difference quotient of no kink: those are at −3, −1, 0, 1, 3 and 6.
    private static readonly double[] Points = [-6.3, -3.2, -2.4, -1.3, -0.7, -0.2, 0.1, 0.6, 0.9, 1.7, 2.8, 3.3, 5.9];

    private static readonly Dictionary<string, Func<double, double>> Textbook = new()
    {
        ["Linear"] = z => z,
        ["ReLU"] = z => z > 0 ? z : 0,
        ["LeakyReLU"] = z => z > 0 ? z : Parameter * z,
        ["Sigmoid"] = z => 1 / (1 + Math.Exp(-z)),
        ["Tanh"] = z => (Math.Exp(2 * z) - 1) / (Math.Exp(2 * z) + 1),
        ["ELU"] = z => z > 0 ? z : Parameter * (Math.Exp(z) - 1),
        ["SELU"] = z => 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * (Math.Exp(z) - 1)),
        ["GELU"] = z => z * Doubles.GaussianCdf(z),
        ["GELUTanh"] = z => z / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z))),
        ["SiLU"] = z => z / (1 + Math.Exp(-z)),
        ["Softplus"] = z => Math.Log(1 + Math.Exp(z)),
        ["HardSigmoid"] = z => Math.Clamp((z + 3) / 6, 0, 1),
        ["HardTanh"] = z => Math.Clamp(z, -1, 1),
        ["HardSwish"] = z => z * Math.Clamp(z + 3, 0, 6) / 6,
        ["Mish"] = z => z * Math.Tanh(Math.Log(1 + Math.Exp(z))),
        ["Softsign"] = z => z / (1 + Math.Abs(z)),
        ["ReLU6"] = z => Math.Clamp(z, 0, 6),
    };

    public static TheoryData<string> Functions => [.. ActivationCatalog.All.OfType<ElementwiseActivation>().Select(function => function.Name)];

    [Fact]
    public void Every_elementwise_activation_has_a_formula_here() =>
        Assert.Equal(ActivationCatalog.All.OfType<ElementwiseActivation>().Select(function => function.Name).Order(), Textbook.Keys.Order());

    [Theory, MemberData(nameof(Functions))]
    public void The_expression_is_the_formula(string name)
    {
        // The constants of an expression are floats, so it is off by their roundings: some 2⁻²⁴ of the largest term.
        const double Tolerance = 1e-6;
        Assert.All(Points, z => Assert.Equal(Textbook[name](z), Forward(Function(name), z), Tolerance * Math.Max(1, Math.Abs(z))));
    }

    [Theory, MemberData(nameof(Functions))]
    public void The_derivative_is_the_slope_of_the_expression(string name)
    {
        ElementwiseActivation function = Function(name);
        Assert.All(Points, z =>
        {
            double v = function.DerivativeNeedsInput ? z : Forward(function, z);

            double actual = Evaluated.InDoubles(function.Backward(new Read(D), new Read(V), Parameter), (D, 2), (V, v));

            // The quotient is off by h²·g‴/6 and by roundings of 1e-16/h; the constants by 2⁻²⁴ of a derivative below 2.
            const double Step = 1e-5;
            double slope = (Forward(function, z + Step) - Forward(function, z - Step)) / (2 * Step);
            Assert.Equal(2 * slope, actual, 1e-6);
        });
    }

    private static ElementwiseActivation Function(string name) => (ElementwiseActivation)ActivationCatalog.Get(name);

    private static double Forward(ElementwiseActivation function, double z) =>
        Evaluated.InDoubles(function.Forward(new Read(Z), Parameter), (Z, z));
}

using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Losses;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Evaluating;

/// <summary>The expressions of losses against the formulas of textbooks, and their derivatives against difference quotients.</summary>
public class LossExpressionTests
{
    private const float Delta = 0.75f;

    private static readonly Value X = Evaluated.Number(0, "x"), Y = Evaluated.Number(1, "y"), Scale = Evaluated.Number(2, "scale");

    // No difference of x and y is at a kink, 0 and ±δ, and no product is 1.
    private static readonly (double X, double Y)[] Points = [(-2.3, 0.2), (-0.4, 0.9), (0.3, 0.1), (0.6, 0.99), (1.5, 0), (3.1, 1)];

    private static readonly Dictionary<string, Func<double, double, double>> Textbook = new()
    {
        ["MeanSquaredError"] = (a, y) => (a - y) * (a - y),
        ["MeanAbsoluteError"] = (a, y) => Math.Abs(a - y),
        ["Huber"] = (a, y) => Math.Abs(a - y) <= Delta ? (a - y) * (a - y) / 2 : Delta * (Math.Abs(a - y) - Delta / 2),
        ["LogCosh"] = (a, y) => Math.Log(Math.Cosh(a - y)),
        ["Quantile"] = (a, y) => a < y ? Delta * (y - a) : (1 - Delta) * (a - y),
        ["Hinge"] = (a, y) => Math.Max(0, 1 - a * y),
        ["BinaryFocalCrossEntropy"] = (z, y) => Focal(1 / (1 + Math.Exp(-z)), y),
        ["BinaryCrossEntropy"] = (z, y) => -y * Math.Log(1 / (1 + Math.Exp(-z))) - (1 - y) * Math.Log(1 - 1 / (1 + Math.Exp(-z))),
    };

    public static TheoryData<string> Functions => [.. LossCatalog.All.OfType<ElementwiseLoss>().Select(loss => loss.Name)];

    [Fact]
    public void Every_elementwise_loss_has_a_formula_here() =>
        Assert.Equal(LossCatalog.All.OfType<ElementwiseLoss>().Select(loss => loss.Name).Order(), Textbook.Keys.Order());

    [Theory, MemberData(nameof(Functions))]
    public void The_expression_is_the_formula(string name) => Assert.All(
        Points,
        point => Assert.Equal(Textbook[name](point.X, point.Y), Value(name, point.X, point.Y), 1e-12));

    [Theory, MemberData(nameof(Functions))]
    public void The_derivative_is_the_slope_of_the_expression_times_the_scale(string name) => Assert.All(Points, point =>
    {
        double actual = Evaluated.InDoubles(Expressions(name).Derivative, (X, point.X), (Y, point.Y), (Scale, 0.5));

        // The quotient is off by h²·L‴/6 and by roundings of 1e-16/h.
        const double Step = 1e-5;
        double slope = (Value(name, point.X + Step, point.Y) - Value(name, point.X - Step, point.Y)) / (2 * Step);
        Assert.Equal(0.5 * slope, actual, 1e-9);
    });

    private static double Focal(double a, double y) =>
        -y * Math.Pow(1 - a, Delta) * Math.Log(a) - (1 - y) * Math.Pow(a, Delta) * Math.Log(1 - a);

    private static double Value(string name, double x, double y) => Evaluated.InDoubles(Expressions(name).Value, (X, x), (Y, y));

    private static (Expression Value, Expression Derivative) Expressions(string name) =>
        ((ElementwiseLoss)LossCatalog.Get(name)).Of(new Read(X), new Read(Y), new Read(Scale), Delta);
}

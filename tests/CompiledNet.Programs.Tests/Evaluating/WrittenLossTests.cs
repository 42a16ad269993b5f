using System.Globalization;
using CompiledNet.Generator.Model;
using CompiledNet.Programs.Tests.Bits;
using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Tests.Cases;
using CsCheck;

namespace CompiledNet.Programs.Tests.Evaluating;

/// <summary>Losses that are written as methods: the method itself on doubles is the value, and its difference quotients are the derivative.</summary>
public class WrittenLossTests
{
    private static readonly string[] Bodies =
    [
        "return (output - target) * (output - target);",
        "float error = output - target; return error * error / (1f + target * target);",
        "float error = output - target, size = MathF.Abs(error); const float Delta = 0.75f; return size <= Delta ? 0.5f * error * error : Delta * (size - Delta / 2);",
        "return MathF.Exp(0.5f * output) - target * output;",
        "return MathF.Log(1f + MathF.Exp(-(output * target)));",
        "float error = +(target - output); return MathF.Sqrt(1f + error * error) - 1f;",
        "return 1f - MathF.Tanh(output * (target + 0.25f));",
        "return MathF.Max(0f, 1f - output * target) + MathF.Min(output * output, 0.3f + target);",
        "return MathF.Max(output, target) * MathF.Min(target, output);",
        "return MathF.Pow(output - target, 4f) + MathF.Pow(output - target, 3f) - MathF.Pow(output, 1f) + MathF.Pow(output, 0f);",
        "float size = MathF.Abs(output - target); return MathF.Pow(size, 1.5f) + MathF.Pow(size, 2.2f) + MathF.Pow(size, 0.5f);",
        "return target + MathF.Pow(1f + output * output, -0.5f) + MathF.Pow(2f + output * output, -2f) + MathF.Pow(1f + output * output, -0.3f);",
        "return target > 0f && output < target ? 3f * (target - output) : output >= 1f || !(output > -1f) ? output * output : MathF.Abs(output);",
        "return target == 0f ? output * output : target != 1f ? output * target / (2f + output * output) : -output;",
        "return float.Abs(output / target) / (float.Sqrt(1f + target * target) + 1 / (3 + output * output));",
        "return output - target;",
        "return target / 3f - MathF.Exp(target) * output;",
    ];

    private static readonly Lazy<WrittenLoss[]> Losses = new(() => [.. WrittenLoss.Compile(Bodies)]);

    /// <summary>The same of five outputs, whose rows are padded: there a loss of 0 and 0 may be anything, such as 0/0.</summary>
    private static readonly Lazy<WrittenLoss[]> OfSeveralOutputs = new(() => [.. WrittenLoss.Compile(Bodies, outputs: 5)]);

    // None is at a kink of these losses.
    private static readonly (double Output, double Target)[] Points = [(-2.3, 0.2), (-0.4, 0.9), (0.3, 0.1), (0.6, 0.99), (1.5, 0.5), (3.1, 1), (-1.2, -0.7), (0.8, 2.25)];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Bodies.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void The_expression_is_the_method(int number) => Assert.All(Points, point => AssertClose(Losses.Value[number].InDoubles(point.Output, point.Target), Losses.Value[number].Value(point.Output, point.Target), 1e-14));

    /// <summary>The quotient is off by 1e-9; exponents less 1 are rounded to floats, which tells x^c by 2⁻²⁴·c·ln x.</summary>
    [Theory, MemberData(nameof(Numbers))]
    public void The_derivative_is_the_slope_of_the_method(int number) =>
        Assert.All(Points, point => AssertClose(Quotient(Losses.Value[number], point.Output, point.Target), Losses.Value[number].Slope(point.Output, point.Target), 2e-7));

    [Theory, MemberData(nameof(Numbers))]
    public void Kernels_have_the_bits_of_the_interpretation(int number)
    {
        foreach (WrittenLoss loss in new[] { Losses.Value[number], OfSeveralOutputs.Value[number] })
        {
            var comparison = new Comparison([loss.Network]);
            foreach (int rows in new[] { 1, 7, 33 })
            {
                comparison.AssertLoss(rows);
                comparison.AssertBackward(rows);
            }
        }
    }

    /// <summary>One row of one output, which goes through as it is: its cost is the loss.</summary>
    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(5), InlineData(7), InlineData(8), InlineData(12), InlineData(13), InlineData(14), InlineData(15)]
    public void Arithmetic_has_the_bits_of_the_method(int number)
    {
        WrittenLoss loss = Losses.Value[number];
        NetworkUnderTest network = loss.Network.Create();
        network.Parameters = [1f];

        foreach ((double output, double target) in Points)
            FloatBits.AssertSame([loss.InFloats((float)output, (float)target)], [network.ComputeLoss([(float)output], [(float)target])], $"loss {number} of {output}, {target}, ");
    }

    [Fact]
    public void Where_there_is_no_derivative_it_is_the_mean_of_both_sides()
    {
        WrittenLoss[] losses = [.. WrittenLoss.Compile(["return MathF.Abs(output - target);", "return MathF.Max(3f * output, output + 2f * target);", "return MathF.Min(3f * output, output + 2f * target);", "return MathF.Pow(MathF.Abs(output - target), 1.5f);"])];

        Assert.Equal([0, 2, 2, 0], losses.Select(loss => loss.Slope(0.5, 0.5)));
    }

    [Fact]
    public void What_is_chosen_against_keeps_no_NaN()
    {
        WrittenLoss loss = WrittenLoss.Compile(["return target + (output > 0f ? output * MathF.Log(output) : output * output);"]).Single();

        Assert.Equal(9, loss.Value(-3, 0));
        Assert.Equal(-6, loss.Slope(-3, 0));
        Assert.Equal(1, loss.Slope(1, 0));
    }

    /// <summary>The formulas that stand in the documentation of the library's losses, with the bits of their costs and gradients.</summary>
    [Theory]
    [InlineData("MeanSquaredError", "float error = output - target; return error * error;")]
    [InlineData("MeanAbsoluteError", "return MathF.Abs(output - target);")]
    [InlineData("Huber", "float error = output - target, size = MathF.Abs(error); return size <= 1f ? 0.5f * error * error : size - 0.5f;")]
    public void A_formula_of_the_library_has_its_bits(string function, string body)
    {
        WrittenLoss loss = WrittenLoss.Compile([body], outputs: 5).Single();
        (NetworkModel model, Type type) = BuiltIn.Compile(function, outputs: 5);
        NetworkUnderTest own = loss.Network.Create(), builtIn = new CompiledNetwork(type, model).Create();
        own.Parameters = builtIn.Parameters = Draw.Values(25, 1f, seed: 1);
        float[] inputs = Draw.Values(5 * 40, 2f, seed: 2), targets = Draw.Values(5 * 40, 2f, seed: 3);

        FloatBits.AssertSame([builtIn.Backward(inputs, targets)], [own.Backward(inputs, targets)], "cost, ");
        FloatBits.AssertSame(builtIn.Gradients, own.Gradients, "gradients, ");
    }

    /// <summary>Twelve formulas that nobody thought of at a time: they are compiled together.</summary>
    [Fact]
    public void Random_formulas_have_the_value_and_the_slope_of_the_method() => RandomFormulas.Body.Array[12].Sample(
        bodies =>
        {
            foreach ((string body, WrittenLoss loss) in bodies.Zip(WrittenLoss.Compile(bodies)))
            {
                foreach ((double output, double target) in Points)
                {
                    string where = string.Create(CultureInfo.InvariantCulture, $"{body} at {output}, {target}");
                    AssertClose(loss.InDoubles(output, target), loss.Value(output, target), 1e-12, where);
                    // Where two steps of different lengths disagree there is a kink near.
                    double quotient = Quotient(loss, output, target);
                    if (Math.Abs(quotient - Quotient(loss, output, target, 2e-5)) <= 1e-7 * (1 + Math.Abs(quotient)))
                        AssertClose(quotient, loss.Slope(output, target), 1e-5, where);
                }

                var comparison = new Comparison([loss.Network]);
                comparison.AssertLoss(7);
                comparison.AssertBackward(7);
            }
        },
        iter: 3,
        threads: 1);

    /// <summary>Off by h²·L‴/6 and by roundings of 1e-16/h.</summary>
    private static double Quotient(WrittenLoss loss, double output, double target, double step = 1e-5) =>
        (loss.InDoubles(output + step, target) - loss.InDoubles(output - step, target)) / (2 * step);

    private static void AssertClose(double expected, double actual, double tolerance, string where = "") =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)), string.Create(CultureInfo.InvariantCulture, $"{where}: {expected:R} was expected, not {actual:R}"));
}

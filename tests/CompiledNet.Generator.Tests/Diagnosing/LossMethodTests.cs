using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0035, CN0036: losses that are written as methods.</summary>
public class LossMethodTests
{
    private const string Calls = "the calls that have a derivative here are MathF.Abs, Exp, Log, Sqrt, Tanh, Max, Min, and Pow";

    [Theory]
    [InlineData("float {|CN0035:L|}(float output, float target) => output * target;", "is not static")]
    [InlineData("static double {|CN0035:L|}(float output, float target) => output * target;", "does not return a float")]
    [InlineData("static float {|CN0035:L|}(float output) => output;", "does not take two floats, an output and its target")]
    [InlineData("static float {|CN0035:L|}(float output, double target) => output;", "does not take two floats, an output and its target")]
    [InlineData("static float {|CN0035:L|}(float output, in float target) => output;", "does not take two floats, an output and its target")]
    [InlineData("static float {|CN0035:L|}<T>(float output, float target) => output;", "is generic")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"none\")] static extern float {|CN0035:L|}(float output, float target);", "has no body")]
    public void A_method_that_cannot_be_a_loss_is_reported_at_its_name(string method, string reason) => Assertions.Reports(
        Network($"[LossExpression] {method}"),
        $"'L' cannot be the loss because it {reason}; write 'static float L(float output, float target)'");

    [Theory]
    [InlineData("return {|CN0036:MathF.Sin(output)|} * target;", "'MathF.Sin(output)' " + Calls)]
    [InlineData("return {|CN0036:Other(output)|} * target;", "'Other(output)' " + Calls)]
    [InlineData("return MathF.Pow(target, {|CN0036:output|});", "'output' is not a constant, as an exponent must be")]
    [InlineData("return output * target * {|CN0036:Factor|};", "'Factor' is not a constant; besides constants, a loss takes the output and the target alone")]
    [InlineData("return output * target * {|CN0036:float.PositiveInfinity|};", "'float.PositiveInfinity' is not a finite number")]
    [InlineData("return (float)({|CN0036:output * 0.5|}) * target;", "'output * 0.5' has the type double; only floats are computed with, and constants are written as 0.5f")]
    [InlineData("return {|CN0036:output % target|};", "'output % target' is not an operation that has a derivative here")]
    [InlineData("return {|CN0036:float.IsNaN(output)|} ? target : output;", "'float.IsNaN(output)' is not a comparison of floats")]
    [InlineData("return {|CN0036:target is 0f|} ? target : output;", "'target is 0f' is not a comparison of floats")]
    [InlineData("{|CN0036:output *= 2f;|} return output * target;", "'output *= 2f;' is neither a declaration of floats nor a return")]
    [InlineData("{|CN0036:if (output > target) return output;|} return target;", "'if (output > target) return output;' is neither a declaration of floats nor a return")]
    [InlineData("float {|CN0036:half|}; return output * target;", "'half' has no value")]
    [InlineData("int two = {|CN0036:2|}; return two * output * target;", "'2' has the type int; only floats are computed with, and constants are written as 0.5f")]
    public void What_has_no_derivative_is_reported_where_it_stands(string body, string message) =>
        Assertions.Reports(Network($"[LossExpression] static float L(float output, float target) {{ {body} }}"), message);

    [Theory]
    [InlineData("target * target", "does not depend on 'output', the output, so there is nothing to learn")]
    [InlineData("output * output", "does not depend on 'target', the target; without [LossExpression], BackwardFrom takes the derivative of such a loss")]
    public void A_loss_of_one_of_both_is_reported_at_its_name(string formula, string reason) => Assertions.Reports(
        Network($"[LossExpression] static float {{|CN0036:L|}}(float output, float target) => {formula};"),
        $"'L' {reason}");

    /// <summary>Each local reads the one before twice: 2³⁰ operations.</summary>
    [Fact]
    public void A_loss_that_would_be_too_long_is_reported_at_its_name() => Assertions.Reports(
        Network($"[LossExpression] static float {{|CN0036:L|}}(float output, float target) {{ float x0 = output * target; {string.Join(" ", Enumerable.Range(1, 30).Select(i => $"float x{i} = x{i - 1} * x{i - 1} + target;"))} return x30; }}"),
        "'L' has more than 8000 operations together with its derivative");

    [Fact]
    public void A_loss_beside_a_loss_is_reported_at_its_attribute() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2), Loss(LossFunction.Huber)]
        partial class Net { [{|CN0006:LossExpression|}] static float L(float output, float target) => output * target; }
        """,
        "'Net' already has a loss; remove this one or the other");

    [Fact]
    public void A_second_method_is_reported_at_its_attribute() => Assertions.Reports(
        Network("[LossExpression] static float L(float output, float target) => output * target; [{|CN0006:LossExpression|}] static float M(float output, float target) => output * target;"),
        "'Net' already has a loss; remove this one or the other");

    [Fact]
    public void A_loss_in_a_class_that_is_no_network_is_reported_at_its_attribute() => Assertions.Reports(
        """
        using CompiledNet;
        class Net { [{|CN0009:LossExpression|}] static float L(float output, float target) => output * target; }
        """,
        "'Net' has [LossExpression] but no [Network]; add [Network(inputs)] above its layers");

    /// <summary>The compiler has said what is wrong.</summary>
    [Fact]
    public void What_the_compiler_cannot_bind_is_not_reported_again()
    {
        Outcome outcome = new Project(Network("[LossExpression] static float L(float output, float target) => output * tagret;")).Generate();

        Assert.Null(outcome.Exception);
        Assert.Empty(outcome.Reports);
        Assert.Contains(outcome.Problems, problem => problem.Id == "CS0103");
    }

    /// <summary>Names of locals that mean something in the kernels, keywords, constants of other classes, and a method in another part.</summary>
    [Fact]
    public void Names_are_the_users_own() => new Project(
        "using CompiledNet; [Network(3), Dense(2, Activation.Sigmoid)] partial class Net;",
        """
        using static System.MathF;
        static class Constants { public const float Half = 0.5f; }
        partial class Net
        {
            [CompiledNet.LossExpression]
            static float L(float @class, float y)
            {
                const float two = 2;
                float TLanes = @class - y, error = Abs(TLanes) * two, row = error + Constants.Half, loss1 = Exp(-row), größe = loss1 * PI, dL = (größe), rows = +dL;
                return rows * 'a';
            }
        }
        """).Generate().CompilesCleanly();

    private static string Network(string members) => $$"""
        using System;
        using CompiledNet;
        [Network(4), Dense(2)]
        partial class Net
        {
            static readonly float Factor = 2f;
            static float Other(float x) => x;
            {{members}}
        }
        """;
}

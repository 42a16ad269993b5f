using CompiledNet.Generator;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Programs;
using CompiledNet.Programs.Tests.Interpreting;

namespace CompiledNet.Programs.Tests.Evaluating;

/// <summary>The value of an expression in double precision.</summary>
internal static class Evaluated
{
    /// <summary>A number that expressions read.</summary>
    public static Value Number(int id, string notation) => new(id, ValueRole.Given, notation, 0, new EquatableArray<Axis>([]));

    /// <param name="expression">What to evaluate.</param>
    /// <param name="numbers">What it reads.</param>
    public static double InDoubles(Expression expression, params (Value Value, double Number)[] numbers) =>
        Formula<double, Doubles>.Of(expression, value => _ => numbers.Single(number => number.Value == value).Number)(0);
}

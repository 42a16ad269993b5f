using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;
using CompiledNet.Programs.Tests.Interpreting;

namespace CompiledNet.Programs.Tests.Differentiating;

/// <summary>Compares the derivatives of operations with the slopes of the forward program.</summary>
internal static class AdjointSlopes
{
    private const int Rows = 3;

    /// <summary>Sees that the derivatives of <c>Σ d·of</c> with respect to values are its slopes.</summary>
    public static void Assert(ProgramBuilder to, Value of, params Value[] wanted) => Assert(to, of, _ => { }, (_, _) => true, wanted);

    /// <summary>The same with some numbers changed, of those that vary.</summary>
    public static void Assert(ProgramBuilder to, Value of, Action<Dictionary<Value, double[]>> change, Func<Value, int, bool> varies, params Value[] wanted)
    {
        Program forward = to.Program([new(ResultKind.Outputs, of)]);
        Value d = to.Given(ValueRole.OutputGradients, "d", [.. of.Axes]);
        IReadOnlyDictionary<Value, Value> derived = Adjoints.Derive(to, of, d, wanted);
        Program backward = to.Program(wanted.Select(value => new ProgramResult(ResultKind.Gradient, derived[value], value)));
        Dictionary<Value, double[]> given = DrawnNumbers.Of([forward, backward], Rows);
        change(given);
        var function = new InterpretedProgram(forward, Rows, given);
        var derivatives = new InterpretedProgram(backward, Rows, given);

        Xunit.Assert.All(wanted, value => Slopes.AssertAre(
            Slopes.Of(given[value], () => function.Numbers(of, of.Axes).Zip(given[d], (number, factor) => number * factor).Sum(), number => varies(value, number)),
            derivatives.Numbers(derived[value], value.Axes),
            $"d{value.Notation}"));
    }
}

using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>A program in double precision, whose given numbers can be changed between runs.</summary>
internal sealed class InterpretedProgram(Program program, int rows, IReadOnlyDictionary<Value, double[]> given)
{
    private const int BlockRows = 64;

    /// <summary>The numbers of a value, in the order of axes that have the same steps as its own.</summary>
    public double[] Numbers(Value value, IReadOnlyList<Axis> axes)
    {
        double[] numbers = Run().Numbers(value);
        return [.. new Points(rows).Places(axes, value.Axes).Select(place => numbers[place])];
    }

    /// <summary>A sum over the rows in double precision.</summary>
    public double Total(Value value) => Run().Total(value);

    private Interpreter<double, Doubles> Run()
    {
        var interpreter = new Interpreter<double, Doubles>(rows, BlockRows);
        foreach (Value value in program.Operations.SelectMany(operation => operation.Operands).Concat(program.Results.Select(result => result.Value)).Distinct().Where(given.ContainsKey))
            interpreter.Give(value, given[value]);
        interpreter.Run(program);
        return interpreter;
    }
}

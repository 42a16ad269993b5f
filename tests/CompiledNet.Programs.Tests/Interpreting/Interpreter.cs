using System.Numerics;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>
/// Carries out the operations of a program one by one, number by number: what a program means. It knows no tiles, no vectors and no
/// memory but an array for every value.
/// </summary>
/// <param name="rows">The rows of the batch, all of one shard.</param>
/// <param name="blockRows">The rows of a block, of which a sum over the rows may consist.</param>
internal sealed class Interpreter<T, TArithmetic>(int rows, int blockRows, int firstRow = 0, int streams = 1)
    where T : struct, IBinaryFloatingPointIeee754<T>
    where TArithmetic : struct, IArithmetic<T>
{
    private readonly Points _points = new(rows);
    private readonly Dictionary<Value, Tensor<T>> _values = [];
    private readonly Dictionary<Value, double> _totals = [];

    /// <summary>Sets a value that is given from outside.</summary>
    public void Give(Value value, T[] numbers)
    {
        // What streams keep has a row for each of them.
        int count = (value.Role == ValueRole.State ? new Points(streams) : _points).Count(value.Axes);
        if (numbers.Length != count)
            throw new ArgumentException($"{value.Notation} has {count} numbers, not {numbers.Length}.", nameof(numbers));
        _values[value] = new Tensor<T>(value.Axes, numbers);
    }

    /// <summary>Carries out all operations.</summary>
    public void Run(Program program)
    {
        foreach (Operation operation in program.Operations)
        {
            if (operation is Reduction { Order: InDouble or BlocksInDouble } total)
                _totals.Add(total.Result, Totals.Of<T, TArithmetic>(total, _values[total.Operand], blockRows));
            else if (operation is Scan { Along: var along } inTime && along == Axis.Time)
                RunInTime(inTime);
            else if (operation is Delays delays)
                Delayed.Run(delays, _values, streams);
            else if (operation is Scan scan)
                Scans.Run(scan, _values, step => _values[step.Result] = new Tensor<T>(step.Result.Axes, Result(step)), _points);
            else
                _values.Add(operation.Result, new Tensor<T>(operation.Result.Axes, Result(operation)));
        }
    }

    /// <summary>The numbers of a value.</summary>
    public T[] Numbers(Value value) => _values[value].Numbers;

    /// <summary>The number of a value that is a sum in double precision.</summary>
    public double Total(Value value) => _totals[value];

    /// <summary>Carries out the operations of each step in time, on a row of every stream.</summary>
    private void RunInTime(Scan scan)
    {
        var step = new Interpreter<T, TArithmetic>(streams, blockRows);
        foreach (Value value in scan.Free)
            step._values.Add(value, _values[value]);
        int steps = rows / streams;
        foreach (Value whole in scan.Written.Select(written => written.Whole))
            _values.Add(whole, new Tensor<T>(whole.Axes, new T[_points.Count(whole.Axes)]));
        T[][] states = [.. scan.States.Select(state => state.Start is null ? new T[step._points.Count(state.Before.Axes)] : _values[state.Start].Numbers)];
        for (int taken = 0; taken < steps; taken++)
        {
            int at = scan.IsReversed ? steps - 1 - taken : taken;
            foreach (ScannedValue read in scan.Read)
                step._values[read.Each] = new Tensor<T>(read.Each.Axes, [.. _values[read.Whole].Numbers.AsSpan(at * streams * read.Each.Size, streams * read.Each.Size)]);
            for (int state = 0; state < states.Length; state++)
                step._values[scan.States[state].Before] = new Tensor<T>(scan.States[state].Before.Axes, states[state]);
            foreach (Operation operation in scan.Body)
                step._values[operation.Result] = new Tensor<T>(operation.Result.Axes, step.Result(operation));
            foreach (ScannedValue written in scan.Written)
                step._values[written.Each].Numbers.CopyTo(_values[written.Whole].Numbers, at * streams * written.Each.Size);
            states = [.. scan.States.Select(state => step._values[state.After].Numbers)];
        }

        for (int state = 0; state < states.Length; state++)
        {
            if (scan.States[state].Final is { } final)
                _values.Add(final, new Tensor<T>(final.Axes, states[state]));
        }
    }

    private T[] Result(Operation operation) => operation switch
    {
        Contraction contraction => Contractions.Of<T, TArithmetic>(contraction, _values[contraction.Left], _values[contraction.Right], contraction.Start is null ? null : _values[contraction.Start], _points),
        Map map => Maps.Of<T, TArithmetic>(map, value => _values[value], _points),
        Reduction reduction => Reductions.Of<T, TArithmetic>(reduction, _values[reduction.Operand], _points),
        View view => Views.Of(view, _values[view.Operand], _points),
        Generator.Programs.Windows windows => Windowed.Windows(windows, _values[windows.Operand], _points),
        Fold fold => Windowed.Fold(fold, _values[fold.Operand], _points),
        Pooling pooling => Pools.Of(pooling, _values[pooling.Operand], _points),
        PoolingGradient gradient => Pools.Gradient(gradient, _values[gradient.Operand], _values[gradient.Upstream], _points),
        Mask mask => Masks.Of<T>(mask, firstRow, rows),
        Assembly assembly => Assemblies.Of(assembly, value => _values[value], _points),
        Gather gather => Gathers.Of(gather, _values[gather.Operand], _values[gather.Table], _points),
        ScatterAdd scatter => Gathers.Sums(scatter, _values[scatter.Operand], _values[scatter.Upstream], _points),
        DelaySums sums => Delayed.Sums(sums, _values[sums.Operand], streams),
        Slice slice => Scans.At(_values[slice.Operand], slice.Along, slice.At, slice.Result.Axes, _points),
        Stack stack => Scans.Stack(stack, value => _values[value], _points),
        Part part => Assemblies.Part(part, _values[part.Operand], _points),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no meaning."),
    };
}

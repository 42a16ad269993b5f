using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>The maps of a step while they become a kernel.</summary>
internal sealed class GateMaps
{
    private readonly PassBuilder _pass;
    private readonly StepPlaces _steps;
    private readonly int _behind;
    private readonly Stack[] _stacks;
    private readonly Map[] _maps;
    private readonly ValueLayout _layout;
    private readonly EquatableArray<Axis> _axes;
    private readonly List<RowPlace> _places = [];
    private readonly List<Argument> _arguments = [];
    private readonly List<(int Place, Value Sums, int Offset)> _gates = [];

    public GateMaps(PassBuilder pass, StepPlaces steps, int behind, Map[] maps, Stack[] stacks)
    {
        (_pass, _steps, _behind, _stacks) = (pass, steps, behind, stacks);
        _layout = pass.LayoutOf(maps[0].Result);
        _axes = maps[0].Result.Axes;
        // What is only kept comes first: what it is read from may be replaced behind it.
        var own = new HashSet<Value>(maps.Select(map => map.Result));
        _maps = [.. maps.OrderBy(map => map.Formula is Read { Value: var read } && !own.Contains(read) ? 0 : 1).Select(Seen)];
        FindPlaces();
    }

    /// <summary>The rows that a kernel of the maps is given.</summary>
    public IReadOnlyList<RowPlace> Places => _places;

    /// <summary>What a call gives it, place by place.</summary>
    public IReadOnlyList<Argument> Arguments => _arguments;

    /// <summary>The numbers of the places that hold gates, and where those begin in the rows of their sums.</summary>
    public IReadOnlyList<(int Place, Value Sums, int Offset)> Gates => _gates;

    /// <summary>The maps, as a kernel sees them.</summary>
    public IReadOnlyList<Map> Maps => _maps;

    /// <summary>How rows lie.</summary>
    public UnitsInLanes Rows => new(_layout.Units, _layout.Stride, OneVectorRows.Nowhere);

    /// <summary>The numbers of the places that may be the rows of a state, since what they get takes its place.</summary>
    public IEnumerable<int> ReplacesOf(Value state) => Enumerable.Range(0, _places.Count)
        .Where(place => _places[place].Gets is { } value && _steps.StatesBefore(Memory(value)).Contains(state));

    /// <summary>A call of a kernel of the maps.</summary>
    public CallStep Call() => CallStep.Of(Kernel(_places, functionsInTurn: _pass.IsForward && _layout.Stride > Machine.WidestVector), [.. _arguments, Given.Count]);

    /// <summary>A kernel of the maps.</summary>
    /// <param name="places">The rows that it is given.</param>
    /// <param name="functionsInTurn">Whether functions of other functions' results have a loop of their own.</param>
    public RowwiseKernel Kernel(IReadOnlyCollection<RowPlace> places, bool functionsInTurn) => RowwisePlanner.Plan(
        $"{_pass.NameOf(_maps[0].Result)}{(_pass.IsForward ? "Gates" : "GateGradients")}",
        _maps[0].Result.Layer,
        _layout.Lanes,
        string.Join("\n", _maps.Select(map => map.Text.Length > 0 ? $"{map.Result.Notation} = {map.Text}" : map.Notation)),
        _maps,
        Rows,
        places,
        callsFunctions: !_pass.Context.Budget.AllowsFunctions,
        functionsInTurn: functionsInTurn);

    private void FindPlaces()
    {
        foreach (Stack stack in _stacks.Where(stack => _steps.ClearsInSteps && _pass.LayoutOf(stack.Result) is { IsPlain: false }))
            _pass.Clear(stack.Result, stack.Result, _pass.LayoutOf(stack.Result), " in the padding");
        var own = new HashSet<Value>(_maps.Select(map => map.Result));
        foreach (Value operand in _maps.SelectMany(map => map.Operands).Distinct().Where(operand => !own.Contains(operand)))
            AddRead(operand);
        foreach (Map map in _maps)
            AddWritten(map);
    }

    private void AddRead(Value operand)
    {
        PlacedRows rows;
        if (_pass.Program.Source(operand) is Slice slice)
        {
            int offset = slice.At * _pass.Context.Layouts.GateStride(slice.Operand);
            rows = RowsOf(slice.Operand).From(offset);
            _gates.Add((_places.Count, slice.Operand, offset));
        }
        else
        {
            rows = RowsOf(Memory(operand));
            _gates.Add((_places.Count, Memory(operand), 0));
        }

        _places.Add(RowPlace.Read(NameOf(operand), operand) with { Distance = rows.Distance });
        _arguments.Add(rows.First);
    }

    private PlacedRows RowsOf(Value value) =>
        _steps.OfRead(value) ?? new PlacedRows(_pass.RowsOf(value), _pass.LayoutOf(value).RowLength);

    /// <summary>To its own memory if something else reads it there, to the gates of derivatives, and among the rows of all steps.</summary>
    private void AddWritten(Map map)
    {
        Value memory = Memory(map.Result);
        var rows = new List<(PlacedRows Rows, bool HasZeroPadding, Value? MayReplace)>();
        Value[] before = [.. _steps.StatesBefore(memory)];
        if (before.Length > 0 || IsReadBehind(memory) || _steps.IsKept(memory))
            rows.Add((new PlacedRows(memory, _layout.RowLength), false, before.Select(state => Replaced(state, map)).OfType<Value>().FirstOrDefault()));
        rows.AddRange(_steps.Finish(memory).Select(written => (written, false, (Value?)null)));
        foreach (Stack stack in _stacks)
        {
            for (int part = 0; part < stack.Parts.Count; part++)
            {
                if (_pass.Seen(stack.Parts[part]) == memory)
                    rows.AddRange(RowsOf(stack).Select(written => (written.From(part * _pass.Context.Layouts.GateStride(stack.Result)), true, (Value?)null)));
            }
        }

        bool hasZeroPadding = rows.Any(written => written.HasZeroPadding);
        foreach ((PlacedRows written, _, Value? mayReplace) in rows)
        {
            _places.Add(RowPlace.Written(NameOf(map.Result), map.Result, hasZeroPadding) with { Distance = written.Distance, MayReplace = mayReplace });
            _arguments.Add(written.First);
        }
    }

    /// <summary>Where derivatives of all gates go. What is beside the gates there is never written, so it is made zero once.</summary>
    private List<PlacedRows> RowsOf(Stack stack)
    {
        var rows = new List<PlacedRows>(_steps.Finish(stack.Result));
        if (!IsReadBehind(stack.Result) && !_steps.IsKept(stack.Result))
            return rows;
        if (!_steps.ClearsInSteps)
            _steps.ClearAtFirst(stack.Result);
        return [.. rows, new PlacedRows(stack.Result, _pass.LayoutOf(stack.Result).RowLength)];
    }

    /// <summary>The state whose place a value may take: one that is read for the last time when the value is known.</summary>
    private Value? Replaced(Value before, Map map)
    {
        Value read = Along(before);
        int last = Array.FindLastIndex(_maps, other => other.Operands.Contains(read));
        if (last > Array.IndexOf(_maps, map) || IsReadBehind(before))
            return null;
        _steps.MayReplace(before);
        return last < 0 ? null : read;
    }

    private bool IsReadBehind(Value value) => _pass.Operations.Skip(_behind).Where(operation => operation is not View && !_stacks.Contains(operation)).SelectMany(operation => operation.Operands).Any(operand => _pass.Seen(operand) == value);

    /// <summary>A map of what views show, and along the same axes as all others: states lie along others of the same length.</summary>
    private Map Seen(Map map) => new(
        Along(map.Result),
        map.Formula.Replace(part => part is Read read ? new Read(Along(_pass.Seen(read.Value))) : null),
        map.Text,
        new([]));

    private Value Along(Value value) => value.Axes.Equals(_axes) ? value : value with { Axes = _axes };

    /// <summary>The value of the program that is seen along other axes.</summary>
    private Value Memory(Value value) => _pass.Operations.SelectMany(operation => operation.Results.Concat(operation.Operands)).First(other => Along(other) == value);

    private string NameOf(Value value)
    {
        string name = ValueNames.Of(value.Notation), unique = name;
        for (int number = 2; _places.Any(place => place.Name == unique); number++)
            unique = $"{name}{number}";
        return unique;
    }
}

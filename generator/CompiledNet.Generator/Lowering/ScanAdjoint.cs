using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// The adjoint of a scan is one in the other direction: back-propagation through time. A step gets the derivative with respect to what it
/// handed on, and hands on that with respect to what it found. What the adjoint of a step reads of the step is kept for all steps. Derivatives
/// with respect to what is the same for all steps are sums over them, which are taken behind the scan, of all steps at once.
/// </summary>
internal sealed class ScanAdjoint
{
    private readonly ProgramBuilder _to;
    private readonly Scan _scan;
    private readonly ScanBuilder _reverse;
    private readonly List<Operation> _kept;
    private readonly List<ScannedValue> _written;
    private readonly Dictionary<Value, Value> _copies = [];

    private ScanAdjoint(ProgramBuilder to, Scan scan)
    {
        _to = to;
        _scan = scan;
        _reverse = to.BeginScan(scan.Along, !scan.IsReversed);
        _kept = [.. scan.Body];
        _written = [.. scan.Written];
    }

    public static IEnumerable<(Value Operand, Func<Value> Derive)> Of(ProgramBuilder to, Scan scan, IReadOnlyDictionary<Value, Value> gradients, HashSet<Value> varying) =>
        new ScanAdjoint(to, scan).Derive(gradients, varying).Select(derived => (derived.Operand, (Func<Value>)(() => derived.Gradient)));

    private (Value Operand, Value Gradient)[] Derive(IReadOnlyDictionary<Value, Value> gradients, HashSet<Value> varying)
    {
        int layer = _to.Layer;
        var given = new Dictionary<Value, Value>();
        Value[] carried = [.. _scan.States.Select(state => Carried(state, gradients, given))];
        foreach (ScannedValue written in _scan.Written.Where(written => gradients.ContainsKey(written.Whole)))
            Add(given, written.Each, _reverse.Read(gradients[written.Whole]));
        ScannedValue[] read = [.. _scan.Read.Where(value => varying.Contains(value.Whole))];
        Value[] free = [.. _scan.Free.Where(varying.Contains)];
        Value[] before = [.. _scan.States.Select(state => state.Before)];
        IReadOnlyDictionary<Value, Value> derived = Adjoints.Derive(_to, _scan.Body, given, [.. before.Concat(read.Select(value => value.Each)).Concat(free)]);
        _to.Layer = layer;
        IReadOnlyList<Operation> operations = _reverse.TakeBody();

        Stack<Operation> body = BodyOf(operations, [.. before.Concat(read.Select(value => value.Each)).Select(value => derived[value])], [.. carried.Concat(given.Values)]);
        for (int place = 0; place < before.Length; place++)
            _reverse.Carry(carried[place], derived[before[place]]);
        foreach (Value value in body.SelectMany(operation => operation.Operands).Distinct().Where(IsOfForward))
            _reverse.Read(value, WholeOf(value));
        (Value Operand, Value Gradient)[] ofRead = [.. read.Select(value => (value.Whole, _reverse.Write($"d{value.Whole.Notation}", derived[value.Each])))];
        (Value Operand, Value Gradient)[] ofStarts = [.. _scan.States.Select((state, place) => (state.Start, Place: place)).Where(state => state.Start is not null && varying.Contains(state.Start))
            .Select(state => (state.Start!, _reverse.Final(carried[state.Place], $"d{state.Start!.Notation}")))];
        var ofStep = new HashSet<Value>(body.Select(operation => operation.Result).Concat(carried).Concat(given.Values));
        Operation[] behind = [.. operations.Except(body).Select(operation => Behind(operation, ofStep))];
        (Value Operand, Value Whole, bool IsSum)[] ofFree = [.. free.Select(value => ofStep.Contains(derived[value]) ? (value, WholeOfBackward(derived[value]), false) : (value, derived[value], true))];
        _reverse.End(body);
        _to.Replace(_scan, _scan with { Body = _kept.ToEquatableArray(), Written = _written.ToEquatableArray() });
        foreach (Operation operation in behind)
            _to.Append(operation);
        return [.. ofRead.Concat(ofStarts).Concat(ofFree.Select(value => (value.Operand, value.IsSum ? value.Whole : ReductionAdjoint.SumOver(_to, value.Whole, value.Operand))))];
    }

    /// <summary>
    /// The operations that a backward step consists of: those that <paramref name="wanted"/> needs, and those that make of values of one step others,
    /// for the sums over all steps that are taken behind the scan.
    /// </summary>
    private Stack<Operation> BodyOf(IReadOnlyList<Operation> operations, IEnumerable<Value> wanted, IEnumerable<Value> given)
    {
        var needed = new HashSet<Value>(wanted);
        foreach (Operation operation in operations.Reverse().Where(operation => needed.Contains(operation.Result)))
            needed.UnionWith(operation.Operands);
        var ofStep = new HashSet<Value>(given);
        foreach (Operation operation in operations)
        {
            if (needed.Contains(operation.Result) || (operation is not (Contraction or Reduction) && operation.Operands.Any(operand => ofStep.Contains(operand) || IsOfForward(operand))))
                ofStep.Add(operation.Result);
        }

        needed.UnionWith(ofStep);
        var body = new Stack<Operation>();
        foreach (Operation operation in operations.Reverse().Where(operation => needed.Contains(operation.Result)))
        {
            body.Push(operation);
            needed.UnionWith(operation.Operands);
        }

        return body;
    }

    /// <summary>The derivative that is handed on, with which that with respect to what a step left begins.</summary>
    private Value Carried(CarriedState state, IReadOnlyDictionary<Value, Value> gradients, Dictionary<Value, Value> given)
    {
        Value? start = state.Final is { } final && gradients.TryGetValue(final, out Value? d) ? d : null;
        Value carried = _reverse.State($"d{state.After.Notation}", state.After.Axes, start);
        Add(given, state.After, carried);
        return carried;
    }

    private void Add(Dictionary<Value, Value> given, Value value, Value d) =>
        given[value] = given.TryGetValue(value, out Value? other) ? _to.Map($"d{value.Notation}", value.Axes, new Read(d) + new Read(other), "what comes from above and from the next step") : d;

    /// <summary>Whether a value is one of the forward steps, and not the same for all.</summary>
    private bool IsOfForward(Value value) =>
        _scan.Body.Any(operation => operation.Result == value) || _scan.States.Any(state => state.Before == value) || _scan.Read.Any(read => read.Each == value);

    /// <summary>
    /// A value of the forward steps for all of them; it is kept from now on. What no map gives is copied, but for views, which show what is kept of
    /// what they show.
    /// </summary>
    private Value WholeOf(Value value)
    {
        if (_scan.Read.Concat(_written).FirstOrDefault(known => known.Each == value) is { } known)
            return known.Whole;
        if (_copies.TryGetValue(value, out Value? whole))
            return whole;
        if (_scan.Body.OfType<View>().FirstOrDefault(view => view.Result == value) is { } view)
        {
            whole = _to.View(value.Notation, WholeOf(view.Operand), ScanBuilder.WholeAxes(value, _scan.Along));
            _copies.Add(value, whole);
            return whole;
        }

        whole = _to.Unbound($"{value.Notation}", ScanBuilder.WholeAxes(value, _scan.Along));
        Value each = value;
        if (!_scan.Body.OfType<Map>().Any(map => map.Result == value))
        {
            each = _to.Unbound($"{value.Notation}", value.Axes);
            _kept.Add(new Map(each, new Read(value), $"{value.Notation}", new([])));
        }

        _written.Add(new ScannedValue(each, whole));
        _copies.Add(value, whole);
        return whole;
    }

    /// <summary>An operation that gives the derivative with respect to something that is the same for all steps, of all steps at once.</summary>
    private Operation Behind(Operation operation, HashSet<Value> ofStep)
    {
        Value Whole(Value value) => ofStep.Contains(value) ? WholeOfBackward(value) : IsOfForward(value) ? WholeOf(value) : value;
        return operation switch
        {
            Contraction contraction => contraction with { Left = Whole(contraction.Left), Right = Whole(contraction.Right) },
            Reduction reduction when Whole(reduction.Operand) is var operand => reduction with
            {
                Operand = operand,
                Over = operand.Axes.Where(axis => axis == _scan.Along || reduction.Over.Contains(axis)).ToEquatableArray(),
            },
            Map map when map.Operands.All(value => !ofStep.Contains(value) && !IsOfForward(value)) => map,
            _ => throw new InvalidOperationException($"{operation.Notation} cannot be taken behind the scan."),
        };
    }

    private Value WholeOfBackward(Value value) => _reverse.WholeOfRead(value) ?? _reverse.Write(value.Notation, value);
}

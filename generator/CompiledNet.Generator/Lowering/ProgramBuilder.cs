using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>Builds a program, operation by operation, in the words of mathematics.</summary>
internal sealed class ProgramBuilder
{
    private readonly List<Operation> _operations = [];
    private readonly Dictionary<Value, ExplicitGradient> _gradients = [];
    private readonly List<ProgramResult> _newStates = [];
    private int _values;
    private int _parameters;
    private int _states;
    private readonly Dictionary<int, int> _axes = [];

    /// <summary>The number of the layer whose operations are built, from 1; 0 before and behind the layers.</summary>
    public int Layer { get; set; }

    /// <summary>The place of that layer among all, from 0.</summary>
    public int Place { get; set; }

    /// <summary>Whether that is the last layer that computes something.</summary>
    public bool IsLastLayer { get; set; }

    /// <summary>Whether layers do what they do in training.</summary>
    public bool IsTraining { get; set; }

    /// <summary>Whether rows are steps in time.</summary>
    public bool IsStream { get; set; }

    /// <summary>What streams keep for their next steps.</summary>
    public IReadOnlyList<ProgramResult> NewStates => _newStates;

    /// <summary>What was built so far.</summary>
    public IReadOnlyList<Operation> Operations => _operations;

    /// <summary>A new axis.</summary>
    public Axis NewAxis(string name, int length) => new(NextAxis(), name, length);

    /// <summary>A new axis of groups of what the axis behind it counts.</summary>
    public Axis NewGroups(int length) => new(NextAxis(), "group", length, CountsGroups: true);

    /// <summary>A new axis of gates, which each have all of the axis behind it.</summary>
    public Axis NewGates(int length) => new(NextAxis(), "gate", length, CountsGates: true);

    /// <summary>Something that is given.</summary>
    public Value Given(ValueRole role, string notation, params Axis[] axes) => New(role, notation, axes);

    /// <summary>A trained tensor of the layer.</summary>
    public Value Parameter(string notation, params Axis[] axes) => new(_parameters++, ValueRole.Parameter, notation, Layer, axes.ToEquatableArray());

    /// <summary>Something of the layer that is kept with the parameters but not trained.</summary>
    public Value Statistic(string notation, params Axis[] axes) => new(_parameters++, ValueRole.Statistic, notation, Layer, axes.ToEquatableArray());

    /// <summary>What every stream keeps from its steps before.</summary>
    public Value State(string notation, IEnumerable<Axis> axes) => new(_states++, ValueRole.State, notation, Layer, axes.ToEquatableArray());

    /// <summary>Says what becomes of what streams keep.</summary>
    public void Keep(Value state, Value next) => _newStates.Add(new ProgramResult(ResultKind.NewState, next, state));

    /// <summary>A name of the layer: <c>z[2]</c>.</summary>
    public string Name(string name) => $"{name}[{Layer}]";

    /// <summary><c>start + Σ left·right</c>, over the axes that both have and the result has not.</summary>
    public Value Contract(string notation, Value left, Value right, IEnumerable<Axis> axes, Value? start = null, SumOrder? order = null) =>
        Add(new Contraction(New(ValueRole.Computed, notation, axes), left, right, start, order ?? SumOrder.InOrder));

    /// <summary>An expression of each element. What it depends on is told by its derivatives.</summary>
    public Value Map(string notation, IEnumerable<Axis> axes, Expression formula, params Derivative[] derivatives) =>
        Map(notation, axes, formula, text: "", derivatives);

    /// <summary>The same, told in the usual notation too.</summary>
    public Value Map(string notation, IEnumerable<Axis> axes, Expression formula, string text, params Derivative[] derivatives) =>
        Add(new Map(New(ValueRole.Computed, notation, axes), formula, text, derivatives.ToEquatableArray()));

    /// <summary>The same, for derivatives that read the result.</summary>
    public Value Map(string notation, IEnumerable<Axis> axes, Expression formula, string text, Func<Value, Derivative> derivative)
    {
        Value result = New(ValueRole.Computed, notation, axes);
        return Add(new Map(result, formula, text, new[] { derivative(result) }.ToEquatableArray()));
    }

    /// <summary>The sum along an axis.</summary>
    public Value Sum(string notation, Value operand, Axis over, SumOrder order, float factor = 1f) =>
        Sum(notation, operand, [over], order, factor);

    /// <summary>The sum along some axes.</summary>
    public Value Sum(string notation, Value operand, IReadOnlyCollection<Axis> over, SumOrder order, float factor = 1f) =>
        Add(new Reduction(New(ValueRole.Computed, notation, operand.Axes.Except(over)), operand, over.ToEquatableArray(), ReductionKind.Sum, order, factor));

    /// <summary>The largest along an axis.</summary>
    public Value Largest(string notation, Value operand, Axis over) =>
        Add(new Reduction(New(ValueRole.Computed, notation, operand.Axes.Where(axis => axis != over)), operand, new[] { over }.ToEquatableArray(), ReductionKind.Largest, new ByHalves(), Factor: 1f));

    /// <summary>A value seen in windows: their elements are counted in front of its last axis.</summary>
    public Value Windows(string notation, Value operand, IReadOnlyCollection<WindowAxis> along) =>
        Add(new Windows(New(ValueRole.Computed, notation, [.. Positions(operand, along).Take(operand.Axes.Count - 1), .. along.Select(axis => axis.Elements), operand.Axes[operand.Axes.Count - 1]]), operand, along.ToEquatableArray()));

    /// <summary>The sums of the elements of windows that show each number of a value with these axes.</summary>
    public Value Fold(string notation, Value windows, IReadOnlyCollection<WindowAxis> along, IEnumerable<Axis> axes) =>
        Add(new Fold(New(ValueRole.Computed, notation, axes), windows, along.ToEquatableArray()));

    /// <summary>
    /// What rows in time have now and had before, counted in front of the last axis: the element <c>k</c> of <c>n</c> stands
    /// <c>(n − 1 − k)·dilation</c> steps before. What came before the first step is kept by streams.
    /// </summary>
    public Value Delays(string notation, Value operand, Axis elements, int dilation)
    {
        Axis channels = operand.Axes[operand.Axes.Count - 1];
        // In training the operand may be another value, of another name; what is kept is the same.
        Value kept = State($"{Name("inputs")} before", [Axis.Rows, NewAxis("past", (elements.Length - 1) * dilation), channels]);
        Value next = New(ValueRole.Computed, kept.Notation, kept.Axes);
        Value result = Add(new Delays(New(ValueRole.Computed, notation, [Axis.Rows, elements, NewAxis("channel", channels.Length)]), operand, kept, next, elements, dilation));
        Keep(kept, next);
        return result;
    }

    /// <summary>The sums of the elements that show each number of the operand of delays.</summary>
    public Value DelaySums(string notation, Delays delays, Value upstream) =>
        Add(new DelaySums(New(ValueRole.Computed, notation, delays.Operand.Axes), upstream, delays.Elements, delays.Dilation));

    /// <summary>One number of each window.</summary>
    public Value Pool(string notation, Value operand, IReadOnlyCollection<WindowAxis> along, PoolingKind kind) =>
        Add(new Pooling(New(ValueRole.Computed, notation, Positions(operand, along)), operand, along.ToEquatableArray(), kind));

    /// <summary>The derivatives with respect to values from those with respect to what their pooling gave.</summary>
    public Value PoolingGradient(string notation, Pooling pooling, Value upstream) =>
        Add(new PoolingGradient(New(ValueRole.Computed, notation, pooling.Operand.Axes), pooling.Operand, upstream, pooling.Along, pooling.Kind));

    /// <summary>Values put together along these axes.</summary>
    public Value Assemble(string notation, IEnumerable<Axis> axes, IEnumerable<PlacedPart> parts) =>
        Add(new Assembly(New(ValueRole.Computed, notation, axes), parts.ToEquatableArray()));

    /// <summary>A part of a value with these axes.</summary>
    public Value Part(string notation, Value operand, IEnumerable<int> places, IEnumerable<Axis> axes) =>
        Add(new Part(New(ValueRole.Computed, notation, axes), operand, places.ToEquatableArray()));

    /// <summary>The numbers of rows, with rows of a table for some of them.</summary>
    public Value Gather(string notation, Value operand, Value table, IEnumerable<int> places, IEnumerable<Axis> axes) =>
        Add(new Gather(New(ValueRole.Computed, notation, axes), operand, table, new Replacement(places.ToEquatableArray(), table.Axes[1].Length)));

    /// <summary>The derivatives with respect to a table from those with respect to what was gathered from it.</summary>
    public Value ScatterAdd(string notation, Gather gather, Value upstream) =>
        Add(new ScatterAdd(New(ValueRole.Computed, notation, gather.Table.Axes), gather.Operand, upstream, gather.Chosen));

    /// <summary>The mask of a dropout.</summary>
    public Value Mask(string notation, float rate, IEnumerable<Axis> axes) =>
        Add(new Mask(New(ValueRole.Computed, notation, axes), rate, Place));

    /// <summary>What a value has at one step along an axis.</summary>
    public Value Slice(string notation, Value operand, Axis along, int at) =>
        Add(new Slice(New(ValueRole.Computed, notation, operand.Axes.Where(axis => axis != along)), operand, along, at));

    /// <summary>Values one behind the other along an axis of a value with these axes.</summary>
    public Value Stack(string notation, IEnumerable<Axis> axes, Axis along, IEnumerable<Value> parts) =>
        Add(new Stack(New(ValueRole.Computed, notation, axes), along, parts.ToEquatableArray()));

    /// <summary>Begins what is repeated along an axis: operations that are added until <see cref="ScanBuilder.End"/> are those of a step.</summary>
    public ScanBuilder BeginScan(Axis along, bool isReversed) => new(this, along, isReversed);

    /// <summary>A value that operations give, or are given, which are not added one by one.</summary>
    public Value Unbound(string notation, IEnumerable<Axis> axes) => New(ValueRole.Computed, notation, axes);

    /// <summary>Adds an operation whose results have been made.</summary>
    public void Append(Operation operation) => _operations.Add(operation);

    /// <summary>Puts an operation in place of another.</summary>
    public void Replace(Operation operation, Operation by) => _operations[_operations.IndexOf(operation)] = by;

    /// <summary>Takes back the operations that were added last, from a place on.</summary>
    public IReadOnlyList<Operation> TakeBack(int first)
    {
        Operation[] taken = [.. _operations.Skip(first)];
        _operations.RemoveRange(first, taken.Length);
        return taken;
    }

    /// <summary>The same numbers along other axes.</summary>
    public Value View(string notation, Value operand, IEnumerable<Axis> axes) =>
        Add(new View(New(ValueRole.Computed, notation, axes), operand));

    /// <summary>A value as it is seen along the axes of another of the same shape.</summary>
    public Value Along(Value value, Value other) => value.Axes.Equals(other.Axes) ? value : View(value.Notation, value, other.Axes);

    /// <summary>
    /// Says how a value that several operations give is differentiated, all of them at once: <paramref name="rule"/> builds the
    /// derivative of the cost with respect to <paramref name="from"/> from that with respect to <paramref name="of"/>.
    /// </summary>
    public void Differentiate(Value of, Value from, Func<Value, Value> rule) => _gradients.Add(of, new ExplicitGradient(from, rule));

    /// <summary>How a value is differentiated, if that was said.</summary>
    public ExplicitGradient? GradientOf(Value value) => _gradients.TryGetValue(value, out ExplicitGradient? gradient) ? gradient : null;

    /// <summary>The program that gives these results, without what none of them needs.</summary>
    public Program Program(IEnumerable<ProgramResult> results)
    {
        ProgramResult[] wanted = [.. results];
        var needed = new HashSet<Value>(wanted.Select(result => result.Value));
        var kept = new Stack<Operation>();
        foreach (Operation operation in Enumerable.Reverse(_operations).Where(operation => operation.Results.Any(needed.Contains)))
        {
            Operation wantedPart = operation is Scan scan ? scan.Giving(needed) : operation;
            kept.Push(wantedPart);
            needed.UnionWith(wantedPart.Operands);
        }

        return new Program(kept.ToEquatableArray(), wanted.ToEquatableArray());
    }

    /// <summary>The axes of a value, with windows counted where the axes along which they lie were; an axis that has one window is gone.</summary>
    private static IEnumerable<Axis> Positions(Value operand, IReadOnlyCollection<WindowAxis> along) =>
        operand.Axes.Select(axis => along.FirstOrDefault(window => window.Of == axis)?.Positions ?? axis).Where(axis => axis != Axis.One);

    /// <summary>A number for an axis, counted layer by layer: what one layer does in training does not change those of the others.</summary>
    private int NextAxis()
    {
        const int MostOfLayer = 1 << 12;
        _axes.TryGetValue(Place, out int count);
        _axes[Place] = ++count;
        return Place * MostOfLayer + count;
    }

    private Value Add(Operation operation)
    {
        _operations.Add(operation);
        return operation.Result;
    }

    private Value New(ValueRole role, string notation, IEnumerable<Axis> axes) =>
        new(_values++, role, notation, Layer, axes.ToEquatableArray());
}

/// <summary>The derivative of the cost through several operations at once.</summary>
internal sealed record ExplicitGradient(Value From, Func<Value, Value> Rule);

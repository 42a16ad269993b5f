using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Planning.Steps;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>A pass while it is planned: the operations, the steps so far, and where the values that they need are.</summary>
internal sealed class PassBuilder
{
    private readonly List<PassStep> _steps = [];
    private readonly List<CallersValue> _callers = [];
    private readonly Dictionary<(Value Value, int Stride), Value> _copies = [];
    private readonly HashSet<Value> _neededAnyhow;
    private readonly bool _isForward;

    /// <param name="context">What is decided for all passes.</param>
    /// <param name="program">The operations.</param>
    /// <param name="options">What kind of pass it becomes.</param>
    /// <param name="isForward">Whether the steps begin to go forward.</param>
    public PassBuilder(PlanContext context, Program program, PassOptions options, bool isForward = true)
    {
        _isForward = isForward;
        Context = context;
        Program = program;
        Options = options;
        _neededAnyhow = new HashSet<Value>(program.Results.Where(result => result.Kind != ResultKind.InputGradients).Select(result => result.Value));
        foreach (Operation operation in Enumerable.Reverse(program.Operations).Where(operation => operation.Results.Any(_neededAnyhow.Contains)))
            _neededAnyhow.UnionWith(operation.Operands);
    }

    public PlanContext Context { get; }

    public Program Program { get; }

    public PassOptions Options { get; }

    /// <summary>Where the rows of a step in time are; null where the operations are not those of a step.</summary>
    public StepPlaces? Step { get; init; }

    public EquatableArray<Operation> Operations => Program.Operations;

    public IReadOnlyList<PassStep> Steps => _steps;

    /// <summary>The first step behind those whose results are kept to the end of the pass; 0 if none is.</summary>
    public int EndOfForward { get; private set; }

    /// <summary>Whether the steps still go forward.</summary>
    public bool IsForward => _isForward && EndOfForward == 0;

    /// <summary>Adds steps whose kernels have their names.</summary>
    public void AddAll(IEnumerable<PassStep> steps) => _steps.AddRange(steps);

    public void Add(PassStep step) => _steps.Add(step switch
    {
        CallStep call => Named(call),
        WeightedStep weighted => weighted with { AllRows = Named(weighted.AllRows), OneRow = Named(weighted.OneRow) },
        _ => step,
    });

    /// <summary>Adds a call of a kernel; if what it gives is of no use but for gradients of inputs, it is made when those are wanted.</summary>
    public void Call(Kernel kernel, Value result, Argument[] arguments) => Call(kernel, [result], arguments, inPlace: null);

    /// <summary>The same of a kernel that gives several values: it is called if one of them is of use.</summary>
    public void Call(Kernel kernel, IReadOnlyList<Value> results, Argument[] arguments, InPlace? inPlace) => Add(new CallStep(
        kernel, arguments.ToEquatableArray(), inPlace, results.Any(_neededAnyhow.Contains) ? CallUse.Plain : CallUse.IfInputGradientsAreWanted));

    /// <summary>Says that the forward steps end here.</summary>
    public void EndForward() => EndOfForward = _steps.Count;

    /// <summary>Says that a value is the caller's rows.</summary>
    public void IsCallers(Value value, CallersRows rows) => _callers.Add(new(value, rows));

    public ValueLayout LayoutOf(Value value) => Context.Layouts.Of(value);

    /// <summary>The count of the rows of a call, in positions of a value.</summary>
    public Argument CountOf(Value value) => !value.HasRows ? Given.Once : LayoutOf(value).Positions is var positions and > 1 ? new CountArgument(positions) : Given.Count;

    /// <summary>The memory of a value, in which it lies with a given distance between positions; it is copied if it does not by itself.</summary>
    public Value RowsOf(Value value, int stride)
    {
        if (LayoutOf(value).Stride == stride && Shown(value) is { } memory)
            return memory;
        if (_copies.TryGetValue((value, stride), out Value? copy))
            return copy;
        Value source = Base(value);
        copy = new Value(-1 - _copies.Count, ValueRole.Computed, value.Notation, value.Layer, value.Axes);
        _copies.Add((value, stride), copy);
        ValueLayout from = LayoutOf(source), to = LayoutOf(value) with { Stride = stride };
        if (!to.IsPlain)
            Clear(value, copy, to, " in the padding");
        Call(
            new CopyKernel($"{NameOf(value)}Rows", $"{value.Notation}, {to.Positions} × {to.Units}, as it is read next.", value.Layer, from.RowLength, to.RowLength, CopyPlanner.Between(from, to)),
            value,
            [source, copy, Given.Count]);
        return copy;
    }

    /// <summary>
    /// Makes rows zero that are not written everywhere by what follows. Padding counts: sums along rows and the gradients of weights take it in.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="memory">What has its memory.</param>
    /// <param name="layout">How it lies there.</param>
    /// <param name="where">Where it stays zero.</param>
    public void Clear(Value value, Value memory, ValueLayout layout, string where) => Call(
        new ClearKernel($"{NameOf(value)}Clear", $"{value.Notation} = 0{where}.", value.Layer, layout.RowLength), value, [memory, Given.Count]);

    /// <summary>The memory of a value, as it lies by itself.</summary>
    public Value RowsOf(Value value) => RowsOf(value, LayoutOf(value).Stride);

    /// <summary>The value whose memory shows a value: the same, or what a view shows; null if a view needs a copy.</summary>
    private Value? Shown(Value value)
    {
        if (Program.Source(value) is View view)
            return Context.Layouts.IsAlias(view) ? Shown(view.Operand) : null;
        Take(value);
        return value;
    }

    /// <summary>The memory behind a value, however it lies.</summary>
    private Value Base(Value value)
    {
        if (Program.Source(value) is View view)
            return Base(view.Operand);
        Take(value);
        return value;
    }

    /// <summary>What the caller gives is read where it is, or, of derivatives, copied with padding.</summary>
    private void Take(Value value)
    {
        if (value.Role == ValueRole.Input)
        {
            IsCallers(value, CallersRows.Inputs);
        }
        else if (value.Role == ValueRole.OutputGradients && !_steps.OfType<OutputGradientsStep>().Any(step => step.Value == value))
        {
            EndForward();
            Add(new OutputGradientsStep(value, LayoutOf(value)));
        }
    }

    /// <summary>The value that views show, without saying that anybody reads it.</summary>
    public Value Seen(Value value) => Program.Source(value) is View view ? Seen(view.Operand) : value;

    /// <summary>Which of the operations gives a value; -1 if none does.</summary>
    public int IndexOf(Value value) => Operations.ToList().FindIndex(operation => operation.Results.Contains(value));

    /// <summary>Whether a value, or a view of it, is what the program gives.</summary>
    public bool IsResult(Value value, ResultKind kind) => Program.Results.Any(result => result.Kind == kind && result.Value == value);

    /// <summary>Whether operations behind a place, or the results, need a value.</summary>
    public bool IsNeededBehind(int index, Value value) =>
        Operations.Skip(index).Any(operation => operation.Operands.Contains(value)) || Program.Results.Any(result => result.Value == value);

    /// <summary>The same of any value that has its memory.</summary>
    public bool IsMemoryNeededBehind(int index, Value value) =>
        Operations.Skip(index).Where(operation => operation is not View).SelectMany(operation => operation.Operands).Any(operand => Seen(operand) == Seen(value))
        || Program.Results.Any(result => Seen(result.Value) == Seen(value));

    /// <summary>The name of the layer of a value.</summary>
    public string NameOf(Value value) => value.Layer == 0 ? "Network" : Context.Network.ComputingLayers[value.Layer - 1].Name;

    /// <summary>Whether a value was computed before the steps began to go backward.</summary>
    public bool IsOfForward(Value value) => IsForward || _steps.Take(EndOfForward).Any(step => step.Values.Contains(Seen(value)));

    /// <summary>The stage of a layer that is a product with a matrix; null if it is another.</summary>
    public Stage? StageOf(int layer) => Context.Stages.FirstOrDefault(stage => stage.Sums.Layer == layer);

    /// <summary>Behind a value that may be what a layer hands on: its test.</summary>
    public void EndLayer(Value result)
    {
        if (Options.TestsFinite && IsEndOfLayer(result))
            Add(new FiniteStep(result, Context.Network.IndexOf(Context.Network.ComputingLayers[result.Layer - 1]), LayoutOf(result)));
    }

    /// <summary>The steps, with the results in the caller's rows.</summary>
    public PassSteps Finish()
    {
        foreach (ProgramResult result in Program.Results)
        {
            if (result.Kind == ResultKind.Outputs && !Options.TestsFinite)
                HandOver(result.Value, CallersRows.Outputs);
            else if (result.Kind == ResultKind.InputGradients)
                HandOver(result.Value, CallersRows.InputGradients);
        }

        return new PassSteps(_steps.ToEquatableArray(), _callers.Distinct().ToEquatableArray(), EndOfForward);
    }

    /// <summary>A result becomes the caller's rows, where a kernel can write those, or is copied to them.</summary>
    private void HandOver(Value result, CallersRows to)
    {
        Value memory = Seen(result);
        if (_callers.Contains(new(memory, to)))
            return;
        memory = RowsOf(result);
        ValueLayout layout = LayoutOf(result);
        ValueLayout written = LayoutOf(memory);
        bool canBeCallers = memory.Role == ValueRole.Computed && written.IsPlain && (written.IsWhole || written.IsSingle);
        if (canBeCallers && layout.IsPlain && to == CallersRows.Outputs)
            IsCallers(memory, to);
        else
            Add(new UnpadStep(memory, layout, to));
    }

    private CallStep Named(CallStep call) => call with
    {
        Kernel = Context.Names.Named(Options.IsRow && call.Kernel is RowwiseKernel { FunctionInTurns: not null } rows ? rows with { Name = $"{rows.Name}OfOne", IsOfOneRow = true } : call.Kernel),
    };

    private bool IsEndOfLayer(Value value) =>
        Operations.All(operation => operation.Result.Layer != value.Layer || operation is View || !operation.Operands.Contains(value));
}

using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Layouts;

/// <summary>
/// Finds how values lie in memory. All values along one axis have the same distance between positions, so that what meets along it lies
/// alike. Rows of inputs are the caller's, without padding.
/// </summary>
internal sealed class Layouts
{
    private readonly Dictionary<Axis, int> _strides = [];
    private readonly HashSet<Value> _single;
    private readonly bool _isOfSteps;

    public Layouts(IReadOnlyCollection<Program> programs)
    {
        Operation[] operations = [.. programs.SelectMany(program => program.AllOperations)];
        _single = new HashSet<Value>(programs.SelectMany(SingleOf));
        // Rows are then what positions of a sequence are elsewhere: many, of few channels. Gates of recurrent layers lie as in any row.
        _isOfSteps = operations.Any(operation => operation is Delays) && !operations.Any(operation => operation is Scan);
        var reduced = new HashSet<Axis>(operations.SelectMany(NeedsPadding));
        var windows = new HashSet<Value>(operations.OfType<Windows>().Select(seen => seen.Result).Concat(operations.OfType<Fold>().Select(fold => fold.Operand)));
        foreach (Value input in operations.SelectMany(operation => operation.Operands).Where(operand => operand.Role == ValueRole.Input && HasSeveralAxes(operand)).Take(1))
            _strides.Add(Last(input), Padding.OfChannels(Last(input).Length));
        foreach (Operation operation in operations)
        {
            Axis last = Last(operation.Result);
            if (_strides.ContainsKey(last))
                continue;
            else if (operation is View { Result: var result } into && GroupsOf(result) is not null)
                _strides.Add(last, StrideOf(Last(into.Operand)));
            else if (operation is View view)
                _strides.Add(last, Seen(view, Of(view.Operand), isPaddingNeeded: reduced.Contains(last)));
            else if (operation is Contraction { Order: ByHalves })
                _strides.Add(last, 1);
            else if (operation is Contraction { Result.HasRows: true } product && !windows.Contains(product.Left) && !windows.Contains(product.Result))
                _strides.Add(last, Pad(last));
            else if (GroupsOf(operation.Result) is { } groups)
                _strides.Add(last, IsDepthwise(operation) ? Padding.OfChannels(groups.Length) : Padding.OfGroups(groups.Length, last.Length));
            else if (HasSeveralAxes(operation.Result))
                _strides.Add(last, Padding.OfChannels(last.Length));
        }
    }

    /// <summary>How a value lies in memory of its own.</summary>
    public ValueLayout Of(Value value)
    {
        if (GatesOf(value) is { } gates)
        {
            int row = gates.Length * StrideOf(Last(value));
            return new ValueLayout(value.Size / (gates.Length * Last(value).Length), row, Padding.Pad(row));
        }

        int units = Last(value).Length * (GroupsOf(value)?.Length ?? 1);
        return new ValueLayout(value.Size / units, units, value.Role == ValueRole.Input || _single.Contains(value) ? units : StrideOf(Last(value)));
    }

    /// <summary>The distance between the gates of a value.</summary>
    public int GateStride(Value value) => StrideOf(Last(value));

    /// <summary>Whether a view needs no memory of its own: what it shows lies as it should.</summary>
    public bool IsAlias(View view)
    {
        ValueLayout shown = Of(view.Operand), own = Of(view.Result);
        return shown.RowLength == own.RowLength && (shown.Stride == own.Stride || (shown.IsPlain && own.IsPlain));
    }

    private int StrideOf(Axis axis) => _strides.TryGetValue(axis, out int stride) ? stride : Pad(axis);

    private int Pad(Axis axis) => _isOfSteps ? Padding.OfChannels(axis.Length) : Padding.Pad(axis.Length);

    /// <summary>The distance between positions of a view whose last axis is met nowhere else: that of what it shows, if it can be so.</summary>
    private int Seen(View view, ValueLayout shown, bool isPaddingNeeded)
    {
        int units = Last(view.Result).Length;
        // Rows of one dot product each lie side by side, however they are seen.
        if (shown is { IsSingle: true, Size: 1 } && view.Operand.Role == ValueRole.Computed)
            return shown.Stride;
        if (shown.Units == units && shown.Size == view.Result.Size && (!shown.IsPlain || !isPaddingNeeded || shown.Stride == Pad(view.Result)))
            return shown.Stride;
        return shown.IsPlain && !isPaddingNeeded ? units : Pad(view.Result);
    }

    private int Pad(Value value) => HasSeveralAxes(value) ? Padding.OfChannels(Last(value).Length) : Pad(Last(value));

    /// <summary>Images and sequences of one channel with borders that windows alone see: they lie as the caller's rows, so that neighbouring positions are a vector.</summary>
    private static IEnumerable<Value> SingleOf(Program program) => program.Operations.OfType<Assembly>()
        .Where(assembly => HasSeveralAxes(assembly.Result) && Last(assembly.Result).Length == 1 && GroupsOf(assembly.Result) is null)
        .Select(assembly => assembly.Result)
        .Where(value => program.Results.All(result => result.Value != value) && program.Operations.Where(operation => operation.Operands.Contains(value)).All(operation => operation is Windows));

    private static bool HasSeveralAxes(Value value) => value.HasRows && value.Axes.Count > 2;

    /// <summary>The axes along which an operation goes unit by unit: vectors of one row must not reach into the next.</summary>
    private static IEnumerable<Axis> NeedsPadding(Operation operation) => operation switch
    {
        Reduction reduction => reduction.Over,
        // Masks are drawn several units at once.
        Pooling or PoolingGradient or Windows or Fold or Mask => [Last(operation.Result)],
        Map { Result.HasRows: true } map => map.Operands.Where(operand => operand.Role is ValueRole.Targets or ValueRole.Parameter or ValueRole.Statistic).Select(Last),
        _ => [],
    };

    /// <summary>Whether each group is one channel with one filter: then vectors run along the groups.</summary>
    private static bool IsDepthwise(Operation operation) =>
        operation is Contraction product && Last(product.Left).Length == 1 && Last(product.Result).Length == 1;

    private static Axis Last(Value value) => value.Axes.Count == 0 ? Axis.One : value.Axes[value.Axes.Count - 1];

    private static Axis? GatesOf(Value value) => value.Axes.Count > 1 && value.Axes[value.Axes.Count - 2] is { CountsGates: true } gates ? gates : null;

    private static Axis? GroupsOf(Value value) => value.Axes.Count > 1 && value.Axes[value.Axes.Count - 2] is { CountsGroups: true } groups ? groups : null;
}

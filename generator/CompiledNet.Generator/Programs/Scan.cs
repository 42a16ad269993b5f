namespace CompiledNet.Generator.Programs;

/// <summary>
/// Operations that are repeated for each step along an axis, one step after the other, with states that are handed on from step to step.
/// </summary>
/// <param name="Result">One of the values that it gives.</param>
/// <param name="Along">The axis.</param>
/// <param name="IsReversed">Whether the last step comes first.</param>
/// <param name="States">What is handed on.</param>
/// <param name="Read">What steps read of values that have the axis.</param>
/// <param name="Body">The operations of a step, on values without the axis.</param>
/// <param name="Written">What steps give, put together to values that have the axis.</param>
internal sealed record Scan(
    Value Result,
    Axis Along,
    bool IsReversed,
    EquatableArray<CarriedState> States,
    EquatableArray<ScannedValue> Read,
    EquatableArray<Operation> Body,
    EquatableArray<ScannedValue> Written) : Operation(Result)
{
    public override string Definition => $"for each {Along.Notation}{(IsReversed ? " from the last" : "")}"
        + $"{string.Concat(States.Select(state => $", {state.Notation}"))}: {string.Join("; ", Body.Select(operation => operation.Notation))}";

    public override IEnumerable<Value> Results => Written.Select(value => value.Whole).Concat(States.Select(state => state.Final).OfType<Value>());

    public override IEnumerable<Value> Operands => Read.Select(value => value.Whole).Concat(States.Select(state => state.Start).OfType<Value>()).Concat(Free).Distinct();

    /// <summary>What the operations of a step read that is the same for all steps.</summary>
    public IEnumerable<Value> Free
    {
        get
        {
            var own = new HashSet<Value>(Body.Select(operation => operation.Result).Concat(Read.Select(value => value.Each)).Concat(States.Select(state => state.Before)));
            return Body.SelectMany(operation => operation.Operands).Where(operand => !own.Contains(operand)).Distinct();
        }
    }

    /// <summary>The same without what none of these values needs.</summary>
    public Scan Giving(ISet<Value> wanted)
    {
        ScannedValue[] written = [.. Written.Where(value => wanted.Contains(value.Whole))];
        CarriedState[] states = [.. States.Select(state => state.Final is { } final && !wanted.Contains(final) ? state with { Final = null } : state)];
        HashSet<Value> needed = NeededInSteps([.. written.Select(value => value.Each), .. states.Where(state => state.Final is not null).Select(state => state.After)]);
        return this with
        {
            Result = written.Select(value => value.Whole).Concat(states.Select(state => state.Final).OfType<Value>()).First(),
            States = states.Where(state => state.Final is not null || needed.Contains(state.Before)).ToEquatableArray(),
            Read = Read.Where(value => needed.Contains(value.Each)).ToEquatableArray(),
            Body = Body.Where(operation => operation.Results.Any(needed.Contains)).ToEquatableArray(),
            Written = written.ToEquatableArray(),
        };
    }

    /// <summary>What a step needs for some of its values, and for those of later steps that hang on them.</summary>
    private HashSet<Value> NeededInSteps(HashSet<Value> needed)
    {
        int count;
        do
        {
            count = needed.Count;
            foreach (Operation operation in Enumerable.Reverse(Body).Where(operation => operation.Results.Any(needed.Contains)))
                needed.UnionWith(operation.Operands);
            needed.UnionWith(States.Where(state => needed.Contains(state.Before)).Select(state => state.After));
        }
        while (needed.Count > count);
        return needed;
    }
}

/// <summary>What is handed on from step to step.</summary>
/// <param name="Before">It, as a step finds it.</param>
/// <param name="After">As the step hands it on.</param>
/// <param name="Start">As the first step finds it; null for zero.</param>
/// <param name="Final">As the last step leaves it; null if nobody asks.</param>
internal sealed record CarriedState(Value Before, Value After, Value? Start, Value? Final) : INotation
{
    public string Notation => $"{Before.Notation} from {Start?.Notation ?? "0"}{(Final is null ? "" : $" to {Final.Notation}")}";
}

/// <summary>A value of each step, and of all steps.</summary>
/// <param name="Each">The value in a step.</param>
/// <param name="Whole">All of them, along the axis of the steps.</param>
internal sealed record ScannedValue(Value Each, Value Whole) : INotation
{
    public string Notation => $"{Each.Notation} of {Whole.Notation}";
}

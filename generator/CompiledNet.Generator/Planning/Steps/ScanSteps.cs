using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>
/// Plans what is repeated along an axis as a loop. Kernels of gates read what a step is given among the rows of all steps, and write what it gives there;
/// what products read, which want rows side by side, is copied.
/// </summary>
internal static class ScanSteps
{
    public static int Take(PassBuilder pass, Scan scan)
    {
        var places = new StepPlaces();
        var step = new PassBuilder(pass.Context, ProgramOf(scan), new PassOptions(IsRow: pass.Options.IsRow, Scale: pass.Options.Scale, JoinsSteps: pass.Options.JoinsSteps), pass.IsForward) { Step = places };
        foreach (ScannedValue read in scan.Read)
            Read(pass, step, scan, read);
        foreach (ScannedValue written in scan.Written)
            places.Write(written.Each, written.Whole, new PlacedRows(new StepArgument(written.Whole, pass.LayoutOf(written.Each).RowLength), pass.LayoutOf(written.Whole).RowLength));
        foreach (CarriedState state in scan.States)
        {
            places.HandOn(state.Before, step.Seen(state.After));
            if (state.Start is { } start)
                Copy(pass, "Start", pass.RowsOf(start), state.Before, state.Before);
            else
                pass.Add(CallStep.Of(new ClearKernel($"{pass.NameOf(state.Before)}Clear", $"{state.Before.Notation} = 0 at the beginning.", state.Before.Layer, pass.LayoutOf(state.Before).RowLength), state.Before, Given.Count));
        }

        PassPlanner.TakeAll(step);
        foreach (ScannedValue written in scan.Written.Where(written => !places.IsFinished(written.Each)))
            step.Add(StepCopy(pass, "Write", step.RowsOf(written.Each), written.Whole, written.Each, isRead: false));
        Dictionary<Value, Value> replaced = HandOn(step, scan, places, isMoved: _ => false);
        foreach (Value cleared in places.ClearedAtFirst.Where(value => !pass.LayoutOf(value).IsPlain))
            pass.Add(CallStep.Of(new ClearKernel($"{pass.NameOf(cleared)}Clear", $"{cleared.Notation} = 0 in the padding.", cleared.Layer, pass.LayoutOf(cleared).RowLength), cleared, Given.Count));
        pass.Add(new LoopStep(scan.Along.Length, scan.IsReversed, step.Steps.Select(taken => InPlace(taken, replaced)).ToEquatableArray()));
        foreach (CarriedState state in scan.States.Where(state => state.Final is not null))
            Copy(pass, "Final", state.Before, state.Final!, state.Before);
        foreach (Value result in scan.Results)
            pass.EndLayer(result);
        return 1;
    }

    /// <summary>What kernels of gates alone read is read among the rows of all steps; else it is copied from there.</summary>
    private static void Read(PassBuilder pass, PassBuilder step, Scan scan, ScannedValue read)
    {
        Value memory = pass.RowsOf(read.Whole);
        int length = pass.LayoutOf(read.Each).RowLength;
        bool isOfGates = scan.Body.Where(operation => operation is not (Map or Slice or View)).SelectMany(operation => operation.Operands).All(operand => step.Seen(operand) != read.Each);
        if (isOfGates && pass.LayoutOf(memory).RowLength == length * scan.Along.Length)
            step.Step!.Read(read.Each, new PlacedRows(new StepArgument(memory, length), pass.LayoutOf(memory).RowLength));
        else
            step.Add(StepCopy(pass, "Read", memory, read.Each, read.Each, isRead: true));
    }

    /// <summary>States become what a step hands on: in their place, where nothing reads them any more when that is known, or by a copy.</summary>
    /// <param name="step">The steps so far.</param>
    /// <param name="scan">What is repeated.</param>
    /// <param name="places">Where rows are.</param>
    /// <param name="isMoved">Whether a value is written elsewhere than to memory of its own.</param>
    public static Dictionary<Value, Value> HandOn(PassBuilder step, Scan scan, StepPlaces places, Func<Value, bool> isMoved)
    {
        var replaced = new Dictionary<Value, Value>();
        foreach (CarriedState state in scan.States)
        {
            Value after = step.RowsOf(state.After);
            int first = step.Steps.ToList().FindIndex(taken => taken.Values.Contains(after)), last = step.Steps.ToList().FindLastIndex(taken => taken.Values.Contains(state.Before));
            bool isOwn = scan.Body.Any(operation => operation.Result == after) && !isMoved(after) && !replaced.ContainsKey(after) && step.LayoutOf(after) == step.LayoutOf(state.Before);
            if (isOwn && (first > last || (first == last && places.IsReplaced(state.Before))))
                replaced.Add(after, state.Before);
            else
                Copy(step, "HandOn", after, state.Before, state.Before);
        }

        return replaced;
    }

    /// <summary>A step with the memory of states for what is written in their place.</summary>
    public static PassStep InPlace(PassStep step, Dictionary<Value, Value> replaced)
    {
        Argument Of(Argument argument) => argument switch
        {
            ValueArgument { Value: var value } when replaced.TryGetValue(value, out Value? state) => state,
            OffsetArgument part => part with { Rows = Of(part.Rows) },
            _ => argument,
        };
        return step is not CallStep call ? step : call with
        {
            Arguments = call.Arguments.Select(Of).ToEquatableArray(),
            InPlace = call.InPlace is { } both && (replaced.ContainsKey(both.Operand) || replaced.ContainsKey(both.Result)) ? null : call.InPlace,
        };
    }

    /// <summary>A gate: what its place in the sums of all holds.</summary>
    public static int Take(PassBuilder pass, Slice slice)
    {
        (int start, ValueLayout whole, ValueLayout own) = Place(pass, slice.Operand, slice.Result, slice.Along, slice.At);
        pass.Call(
            new CopyKernel($"{pass.NameOf(slice.Result)}Gate", $"{slice.Result.Notation} = {slice.Definition}.", slice.Result.Layer, whole.RowLength, own.RowLength, new CopiedRuns(own.RowLength, 1, 1, new(start, 0, 0), new(0, 0, 0))),
            slice.Result,
            [pass.RowsOf(slice.Operand), slice.Result, Given.Count]);
        return 1;
    }

    public static int Take(PassBuilder pass, Stack stack)
    {
        ValueLayout layout = pass.LayoutOf(stack.Result);
        if (!layout.IsPlain)
            pass.Clear(stack.Result, stack.Result, layout, " in the padding");
        for (int at = 0; at < stack.Parts.Count; at++)
        {
            Value part = stack.Parts[at];
            (int start, ValueLayout whole, ValueLayout own) = Place(pass, stack.Result, part, stack.Along, at);
            pass.Call(
                new CopyKernel($"{pass.NameOf(stack.Result)}Gates", $"{stack.Result.Notation} has {part.Notation} at {stack.Along.Name} {at}.", stack.Result.Layer, own.RowLength, whole.RowLength, new CopiedRuns(own.RowLength, 1, 1, new(0, 0, 0), new(start, 0, 0))),
                stack.Result,
                [pass.RowsOf(part), stack.Result, Given.Count]);
        }

        return 1;
    }

    /// <summary>Where one step along an axis begins in the rows of a value.</summary>
    private static (int Start, ValueLayout Whole, ValueLayout Own) Place(PassBuilder pass, Value whole, Value each, Axis along, int at)
    {
        if (!along.CountsGates || whole.Axes.Count != 3)
            throw new InvalidOperationException($"{each.Notation} is not a gate of {whole.Notation} for each row.");
        return (at * pass.Context.Layouts.GateStride(whole), pass.LayoutOf(whole), pass.LayoutOf(each));
    }

    /// <summary>The operations of a step. What they read of other values is needed again in the next one.</summary>
    private static Program ProgramOf(Scan scan)
    {
        if (scan.Free.Any(value => value.HasRows))
            throw new InvalidOperationException($"{scan.Notation} reads rows that are not those of a step.");
        IEnumerable<Value> results = scan.Written.Select(written => written.Each).Concat(scan.States.Select(state => state.After)).Distinct();
        return new Program(scan.Body, results.Select(value => new ProgramResult(ResultKind.OfStep, value)).ToEquatableArray());
    }

    private static void Copy(PassBuilder pass, string name, Value from, Value to, Value named)
    {
        int length = pass.LayoutOf(to).RowLength;
        pass.Add(CallStep.Of(
            new CopyKernel($"{pass.NameOf(named)}{name}", $"{to.Notation} = {from.Notation}.", named.Layer, pass.LayoutOf(from).RowLength, length, new CopiedRuns(length, 1, 1, new(0, 0, 0), new(0, 0, 0))),
            from,
            to,
            Given.Count));
    }

    /// <summary>Copies the rows of a step out of those of all steps, or into them.</summary>
    private static CallStep StepCopy(PassBuilder pass, string name, Value from, Value to, Value named, bool isRead)
    {
        ValueLayout source = pass.LayoutOf(from), result = pass.LayoutOf(to);
        int length = Math.Min(source.RowLength, result.RowLength);
        return CallStep.Of(
            new CopyKernel($"{pass.NameOf(named)}{name}", $"{to.Notation} = {from.Notation} of a step.", named.Layer, source.RowLength, result.RowLength, new CopiedRuns(length, 1, 1, new(0, 0, 0), new(0, 0, 0))),
            isRead ? new StepArgument(from, length) : from,
            isRead ? to : new StepArgument(to, length),
            Given.Count);
    }
}

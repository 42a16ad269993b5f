using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>
/// Plans what is repeated for each step in time. The rows of a step lie side by side among those of all steps, so that kernels find them there, and
/// write what a step gives where it belongs. One step of one stream is no loop, and its states are in the memory of the stream.
/// </summary>
internal static class TimeSteps
{
    public static int Take(PassBuilder pass, Scan scan)
    {
        bool isStep = pass.Options.IsRow;
        var places = new Dictionary<Value, Argument>();
        var gates = new StepPlaces(clearsInSteps: true);
        var step = new PassBuilder(pass.Context, ProgramOf(scan), new PassOptions(IsRow: isStep, Scale: pass.Options.Scale, JoinsSteps: pass.Options.JoinsSteps), pass.IsForward) { Step = gates };
        foreach (ScannedValue read in scan.Read)
            Read(pass, step, read, places, isStep);
        foreach (CarriedState state in scan.States)
        {
            Begin(pass, state, places, isStep);
            gates.HandOn(state.Before, step.Seen(state.After));
        }

        // What is handed on takes the place of the state, so that it is written among the rows of all steps too; all else is written there alone.
        foreach (ScannedValue written in scan.Written)
        {
            if (gates.StatesBefore(written.Each).Any())
                gates.Write(written.Each, written.Whole, new PlacedRows(AtStep(pass, written.Whole, isStep), pass.LayoutOf(written.Whole).RowLength));
            else
                gates.Keep(written.Each);
        }

        PassPlanner.TakeAll(step);
        foreach (ScannedValue written in scan.Written.Where(written => gates.IsKept(written.Each) || !gates.IsFinished(written.Each)))
            Write(pass, step, written, scan, places, isStep);
        Dictionary<Value, Value> replaced = ScanSteps.HandOn(step, scan, gates, places.ContainsKey);
        PassStep[] body = [.. step.Steps.Select(taken => InPlace(ScanSteps.InPlace(taken, replaced), places))];
        if (isStep)
            pass.AddAll(body);
        else
            pass.Add(new LoopStep(Count: 0, scan.IsReversed, body.ToEquatableArray()));
        foreach (CarriedState state in scan.States)
            End(pass, state, isStep);
        foreach (Value result in scan.Written.Select(written => written.Whole))
            pass.EndLayer(result);
        return 1;
    }

    /// <summary>The operations of a step.</summary>
    private static Program ProgramOf(Scan scan)
    {
        if (scan.Free.Any(value => value.HasRows))
            throw new InvalidOperationException($"{scan.Notation} reads rows that are not those of a step.");
        IEnumerable<Value> results = scan.Written.Select(written => written.Each).Concat(scan.States.Select(state => state.After)).Distinct();
        return new Program(scan.Body, results.Select(value => new ProgramResult(ResultKind.OfStep, value)).ToEquatableArray());
    }

    /// <summary>What a step reads is found among the rows of all steps; it is copied where it lies otherwise there.</summary>
    private static void Read(PassBuilder pass, PassBuilder step, ScannedValue read, Dictionary<Value, Argument> places, bool isStep)
    {
        Value memory = pass.RowsOf(read.Whole);
        if (pass.LayoutOf(memory) == pass.LayoutOf(read.Each))
            places[read.Each] = AtStep(pass, memory, isStep);
        else
            step.Add(Copy(pass, "Read", memory, read.Each, read.Each) with { Arguments = new([AtStep(pass, memory, isStep), read.Each, Given.Count]) });
    }

    /// <summary>What a step gives is written among the rows of all steps; it is copied there if it lies in other memory.</summary>
    private static void Write(PassBuilder pass, PassBuilder step, ScannedValue written, Scan scan, Dictionary<Value, Argument> places, bool isStep)
    {
        Value memory = step.RowsOf(written.Each);
        bool isOwn = scan.Body.Any(operation => operation.Result == memory) && !places.ContainsKey(memory);
        if (isOwn && pass.LayoutOf(memory).RowLength == pass.LayoutOf(written.Whole).RowLength)
            places[memory] = AtStep(pass, written.Whole, isStep);
        else
            step.Add(Copy(pass, "Write", memory, written.Whole, written.Each) with { Arguments = new([memory, AtStep(pass, written.Whole, isStep), Given.Count]) });
    }

    /// <summary>States begin from what streams have kept, or from zero.</summary>
    private static void Begin(PassBuilder pass, CarriedState state, Dictionary<Value, Argument> places, bool isStep)
    {
        int length = pass.LayoutOf(state.Before).RowLength;
        if (state.Start is null)
            pass.Add(CallStep.Of(new ClearKernel($"{pass.NameOf(state.Before)}Clear", $"{state.Before.Notation} = 0 at the beginning.", state.Before.Layer, length), state.Before, Given.StreamCount));
        else if (isStep)
            places[state.Before] = new PlaceArgument(Given.State, pass.Context.States.OffsetOf(state.Start));
        else
            pass.Add(new StateStep(state.Before, pass.Context.States.OffsetOf(state.Start), length, IsRead: true));
    }

    private static void End(PassBuilder pass, CarriedState state, bool isStep)
    {
        if (state.Start is { } start && !isStep)
            pass.Add(new StateStep(state.Before, pass.Context.States.OffsetOf(start), pass.LayoutOf(state.Before).RowLength, IsRead: false));
    }

    private static Argument AtStep(PassBuilder pass, Value whole, bool isStep) => isStep ? new ValueArgument(whole) : new TimeArgument(whole, pass.LayoutOf(whole).RowLength);

    private static CallStep Copy(PassBuilder pass, string name, Value from, Value to, Value named)
    {
        ValueLayout source = pass.LayoutOf(from), result = pass.LayoutOf(to);
        int length = Math.Min(source.RowLength, result.RowLength);
        return CallStep.Of(
            new CopyKernel($"{pass.NameOf(named)}{name}", $"{to.Notation} = {from.Notation}.", named.Layer, source.RowLength, result.RowLength, new CopiedRuns(length, 1, 1, new(0, 0, 0), new(0, 0, 0))),
            from, to, Given.Count);
    }

    /// <summary>A step with the places of values in their stead.</summary>
    private static PassStep InPlace(PassStep step, Dictionary<Value, Argument> places)
    {
        if (step is not CallStep call)
            throw new InvalidOperationException($"{step.GetType().Name} is not a step in time.");
        Argument Of(Argument argument) => argument switch
        {
            ValueArgument { Value: var value } when places.TryGetValue(value, out Argument? place) => place,
            OffsetArgument part => part with { Rows = Of(part.Rows) },
            _ => argument,
        };
        bool isMoved = call.InPlace is { } both && (places.ContainsKey(both.Operand) || places.ContainsKey(both.Result));
        return call with
        {
            Arguments = call.Arguments.Select(Of).ToEquatableArray(),
            InPlace = isMoved ? null : call.InPlace,
        };
    }
}

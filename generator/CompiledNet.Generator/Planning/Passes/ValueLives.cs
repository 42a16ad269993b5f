using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>Values that are held in one memory, one after the other, and the steps between which it is needed.</summary>
/// <param name="Values">The values, in the order in which they are written.</param>
/// <param name="First">The first step that needs it.</param>
/// <param name="Last">The last one.</param>
/// <param name="Callers">The caller's rows that it is, if it is the caller's.</param>
internal sealed record Held(EquatableArray<Value> Values, int First, int Last, CallersRows? Callers);

/// <summary>Finds from which step to which each value of a pass is needed, and which take the memory of others.</summary>
internal static class ValueLives
{
    public static IReadOnlyList<Held> Of(PassSteps steps)
    {
        PassStep[] all = [.. steps.Steps.SelectMany(step => step.All)];
        (int First, int Last)[] loops = [.. Loops(steps)];
        int endOfForward = steps.Steps.Take(steps.EndOfForward).Sum(step => step.All.Count());
        var lives = new List<Held>();
        foreach (Value value in all.SelectMany(step => step.Values).Distinct())
        {
            int first = Array.FindIndex(all, step => step.Values.Contains(value));
            int last = Array.FindLastIndex(all, step => step.Values.Contains(value));
            foreach ((int firstOfLoop, int lastOfLoop) in loops.Where(loop => first <= loop.Last && loop.First <= last && (first < loop.First || last > loop.Last)))
                (first, last) = (Math.Min(first, firstOfLoop), Math.Max(last, lastOfLoop));
            CallersRows? callers = steps.Callers.FirstOrDefault(callers => callers.Value == value)?.Rows;
            int before = lives.FindIndex(held => held.Last == first && held.Callers is not (CallersRows.Inputs or CallersRows.Targets) && TakesPlaceOf(all[first], held.Values[held.Values.Count - 1], value));
            if (before >= 0)
                lives[before] = new Held(lives[before].Values.Append(value).ToEquatableArray(), lives[before].First, last, lives[before].Callers ?? callers);
            else
                lives.Add(new Held(new[] { value }.ToEquatableArray(), first, last, callers));
        }

        return [.. lives.Select(held => held.First < endOfForward ? held with { Last = all.Length } : held)];
    }

    /// <summary>
    /// The first and the last step of each loop. What is needed in a loop and outside is needed from one turn to the next: all the time of the loop.
    /// </summary>
    private static IEnumerable<(int First, int Last)> Loops(PassSteps steps)
    {
        int first = 0;
        foreach (PassStep step in steps.Steps)
        {
            int count = step.All.Count();
            if (step is LoopStep)
                yield return (first, first + count - 1);
            first += count;
        }
    }

    private static bool TakesPlaceOf(PassStep step, Value operand, Value result) =>
        step is CallStep { InPlace: { } place } && place.Operand == operand && place.Result == result;
}

/// <summary>What a pass does, before its values have places.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Callers">The values that are the caller's rows.</param>
/// <param name="EndOfForward">The first step behind those whose results are kept to the end of the pass; 0 if none is.</param>
internal sealed record PassSteps(EquatableArray<PassStep> Steps, EquatableArray<CallersValue> Callers, int EndOfForward);

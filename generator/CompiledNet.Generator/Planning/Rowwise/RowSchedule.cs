using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>
/// Puts operations into loops along the units. They stay in the order in which they are written; a new loop begins where one needs a sum
/// or a maximum that is known only at the end of the loop before. What follows from a row's numbers alone is computed as soon as they are known.
/// </summary>
internal static class RowSchedule
{
    public static IReadOnlyList<ScheduledPhase> Of(IEnumerable<Operation> operations)
    {
        var phases = new List<ScheduledPhase> { new() };
        var known = new Dictionary<Value, int>();
        int loop = 0;
        foreach (Operation operation in operations)
        {
            int needed = operation.Operands.Select(operand => known.TryGetValue(operand, out int phase) ? phase : -1).DefaultIfEmpty(-1).Max();
            if (IsAlongUnits(operation))
            {
                loop = Math.Max(loop, needed + 1);
                if (loop == phases.Count)
                    phases.Add(new());
                phases[loop].Loop.Add(operation);
                if (operation is Reduction)
                    known[operation.Result] = loop;
            }
            else
            {
                phases[Math.Max(needed, 0)].Row.Add(operation);
                known[operation.Result] = Math.Max(needed, 0);
            }
        }

        return phases;
    }

    /// <summary>Whether an operation goes along the units: it gives a value of each, or reads one of each.</summary>
    private static bool IsAlongUnits(Operation operation) => operation is Reduction reduction ? !reduction.Operand.IsScalar : !operation.Result.IsScalar;
}

/// <summary>The operations of a phase.</summary>
internal sealed class ScheduledPhase
{
    /// <summary>What is done with the units.</summary>
    public List<Operation> Loop { get; } = [];

    /// <summary>What is computed of the row's numbers behind the loop.</summary>
    public List<Operation> Row { get; } = [];
}

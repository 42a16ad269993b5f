using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>
/// Puts operations into loops along the units. They stay in the order in which they are written; a new loop begins where one needs a sum
/// or a maximum that is known only at the end of the loop before. What follows from a row's numbers alone is computed as soon as they are known.
/// </summary>
internal static class RowSchedule
{
    /// <param name="operations">What is computed of a row.</param>
    /// <param name="functionsInTurn">
    /// Whether a function of another function's result goes into a loop behind it, and with it what is needed only there. A processor looks some
    /// hundred operations ahead: so it finds functions of several vectors to compute at the same time, where it would wait for one after the other.
    /// </param>
    public static IReadOnlyList<ScheduledPhase> Of(IReadOnlyCollection<Operation> operations, bool functionsInTurn)
    {
        Func<Operation, int> earliest = functionsInTurn ? Turns(operations) : _ => 0;
        var phases = new List<ScheduledPhase> { new() };
        var known = new Dictionary<Value, int>();
        int loop = 0;
        foreach (Operation operation in operations)
        {
            int needed = operation.Operands.Select(operand => known.TryGetValue(operand, out int phase) ? phase : -1).DefaultIfEmpty(-1).Max();
            if (IsAlongUnits(operation))
            {
                loop = Math.Max(loop, needed + 1);
                int turn = loop + earliest(operation);
                while (turn >= phases.Count)
                    phases.Add(new());
                phases[turn].Loop.Add(operation);
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

    /// <summary>
    /// The loops of maps of units: of those that others read the last that is early enough for them, of the others that in which all is known which
    /// they read. What a function reads belongs to the loop before it, so that few values are handed on; unless that is as well one value as another.
    /// </summary>
    private static Func<Operation, int> Turns(IReadOnlyCollection<Operation> operations)
    {
        var depths = new Dictionary<Value, int>();
        int Known(Operation operation) => operation.Operands.Select(operand => depths.TryGetValue(operand, out int depth) ? depth : 0).DefaultIfEmpty(0).Max();
        foreach (Operation operation in operations)
            depths[operation.Result] = Known(operation) + (HasFunction(operation) ? 1 : 0);

        // In which loop an operation is, and in which at the latest what it reads of functions.
        var turns = new Dictionary<Operation, (int Own, int Read)>();
        foreach (Operation operation in operations.Reverse())
        {
            Operation[] readers = [.. operations.Where(reader => reader.Operands.Contains(operation.Result))];
            int last = Math.Max(depths[operation.Result] - 1, 0);
            int early = readers.Select(reader => HasFunction(reader) ? turns[reader].Own - (depths[operation.Result] > 0 ? 1 : 0) : turns[reader].Read).DefaultIfEmpty(last).Min();
            bool handsOnOne = !HasFunction(operation) && operation.Operands.Distinct().Count(depths.ContainsKey) == 1;
            turns[operation] = (handsOnOne ? readers.Select(reader => turns[reader].Own).DefaultIfEmpty(last).Min() : early, early);
        }

        return operation => turns[operation].Own;
    }

    private static bool HasFunction(Operation operation) => operation is Map map && ExpressionCost.Functions(map.Formula) > 0;

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

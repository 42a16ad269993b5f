using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.States;

/// <summary>Finds places for what streams keep.</summary>
internal static class StatePlanner
{
    /// <param name="program">The program of inference, which keeps all that any keeps.</param>
    /// <param name="layouts">How values lie.</param>
    public static StatePlan Plan(Program program, Layouts.Layouts layouts)
    {
        var places = new List<StatePlace>();
        int length = 0;
        foreach (ProgramResult result in program.Results.Where(result => result.Kind == ResultKind.NewState))
        {
            Value state = result.Parameter!;
            places.Add(new StatePlace(state, length));
            int floats = program.Source(result.Value) is Delays delays ? RingPlan.Of(delays, length).Length : layouts.Of(state).RowLength;
            length += Padding.RoundUp(floats, Machine.WidestVector);
        }

        return new StatePlan(places.ToEquatableArray(), length);
    }
}

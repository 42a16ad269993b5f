using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.States;

/// <summary>Where a stream keeps what it needs of its steps before.</summary>
/// <param name="Places">The place of each value.</param>
/// <param name="Length">The floats of all.</param>
internal sealed record StatePlan(EquatableArray<StatePlace> Places, int Length)
{
    /// <summary>Where a value begins.</summary>
    public int OffsetOf(Value state) => Places.Single(place => place.State == state).Offset;
}

/// <summary>Where something that a stream keeps lies in its memory.</summary>
/// <param name="State">What it is.</param>
/// <param name="Offset">Where it begins.</param>
internal sealed record StatePlace(Value State, int Offset) : INotation
{
    public string Notation => $"{State.Notation} at {Offset}";
}

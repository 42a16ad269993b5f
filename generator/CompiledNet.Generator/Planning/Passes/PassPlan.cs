using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>A pass: what is done with the rows of a block, one after the other.</summary>
/// <param name="Memory">Where its values are.</param>
/// <param name="Callers">The values that are the caller's rows.</param>
/// <param name="Steps">What it does.</param>
internal sealed record PassPlan(MemoryPlan Memory, EquatableArray<CallersValue> Callers, EquatableArray<PassStep> Steps);

/// <summary>A value in rows of the caller's.</summary>
internal sealed record CallersValue(Value Value, CallersRows Rows);

/// <summary>Rows that a caller hands over.</summary>
internal enum CallersRows
{
    Inputs,
    Outputs,
    Targets,
    InputGradients,
}

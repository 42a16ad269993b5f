using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>What streams keep, as rows with one of each stream, or such rows as what they keep.</summary>
/// <param name="Value">The rows.</param>
/// <param name="Offset">Where it begins in the memory of a stream.</param>
/// <param name="RowLength">The floats of a row.</param>
/// <param name="IsRead">Whether it is read from the streams.</param>
internal sealed record StateStep(Value Value, int Offset, int RowLength, bool IsRead) : PassStep
{
    public override IEnumerable<Value> Values => [Value];
}

using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>Steps of a pass that are taken again and again, once for each step in time.</summary>
/// <param name="Count">How often; 0 for steps of streams, of which there are as many as are given.</param>
/// <param name="IsReversed">Whether the last step in time comes first.</param>
/// <param name="Body">The steps.</param>
internal sealed record LoopStep(int Count, bool IsReversed, EquatableArray<PassStep> Body) : PassStep
{
    public override IEnumerable<Value> Values => Body.SelectMany(step => step.Values).Distinct();

    public override IEnumerable<PassStep> All => Body.SelectMany(step => step.All);
}

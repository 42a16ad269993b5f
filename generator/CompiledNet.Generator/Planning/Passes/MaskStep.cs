using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>Draws the mask of a dropout.</summary>
/// <param name="Value">The mask.</param>
/// <param name="Rate">The probability of 0.</param>
/// <param name="Place">The place of the layer in the description.</param>
/// <param name="Layout">How the mask lies.</param>
internal sealed record MaskStep(Value Value, float Rate, int Place, ValueLayout Layout) : PassStep
{
    public override IEnumerable<Value> Values => [Value];
}

using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>Ends the pass if the outputs of a layer are not all finite.</summary>
/// <param name="Value">The outputs.</param>
/// <param name="Index">The place of the layer in the description.</param>
/// <param name="Layout">How they lie.</param>
internal sealed record FiniteStep(Value Value, int Index, ValueLayout Layout) : PassStep
{
    public override IEnumerable<Value> Values => [Value];
}

/// <summary>Ends the pass, with nothing changed, if a gradient could be larger than is allowed.</summary>
internal sealed record GradientBoundStep(EquatableArray<GradientFactors> Products) : PassStep
{
    public override IEnumerable<Value> Values => Products.SelectMany(product => new[] { product.Derivatives, product.Inputs });
}

/// <summary>What the gradients of a matrix are products of.</summary>
internal sealed record GradientFactors(Value Derivatives, int Units, Value Inputs, int InputCount);

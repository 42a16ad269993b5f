using CompiledNet.Generator.Activations;

namespace CompiledNet.Generator.Programs;

/// <summary>
/// Numbers drawn for each element by its row and place, by the layer, and by the seed and the step of the training: 0 with a probability, otherwise
/// what keeps the mean 1. They do not depend on how rows are computed.
/// </summary>
/// <param name="Result">The numbers.</param>
/// <param name="Rate">The probability of 0.</param>
/// <param name="Place">The place of the layer in the description, by which masks of several layers differ.</param>
internal sealed record Mask(Value Result, float Rate, int Place) : Operation(Result)
{
    public override string Definition => $"mask, 0 with the probability {Literal.Number(Rate)}";

    public override IEnumerable<Value> Operands => [];
}

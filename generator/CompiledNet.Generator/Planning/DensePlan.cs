using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Planning;

/// <summary>How a dense layer is computed.</summary>
/// <param name="Layer">What is computed.</param>
/// <param name="InputStride">The distance between rows of the layer's input: padded, but for the network's own input.</param>
/// <param name="PaddedInputs">The number of inputs, padded: the columns of the input gradient.</param>
/// <param name="PaddedUnits">The number of units, padded: the distance between rows of outputs and of weights.</param>
/// <param name="WeightsOffset">Where the weights begin in the parameter storage; they lie <c>[input][unit]</c>.</param>
/// <param name="BiasesOffset">Where the biases begin; null without.</param>
/// <param name="Forward">The tiles of <c>W·a + b</c> for many rows.</param>
/// <param name="ForwardRow">The tiles of <c>W·a + b</c> for one row.</param>
/// <param name="WeightGradients">The tiles of <c>dW = Σ dz·aᵀ</c>, whose rows are inputs.</param>
/// <param name="InputGradients">The tiles of <c>da = Wᵀ·dz</c>.</param>
internal sealed record DensePlan(
    DenseModel Layer,
    int InputStride,
    int PaddedInputs,
    int PaddedUnits,
    int WeightsOffset,
    int? BiasesOffset,
    ProductPlan Forward,
    ProductPlan ForwardRow,
    ProductPlan WeightGradients,
    ProductPlan InputGradients);

using CompiledNet.Generator.Layers;

namespace CompiledNet.Generator.Planning;

/// <summary>How a dense layer is computed.</summary>
/// <param name="Layer">What is computed.</param>
/// <param name="Kernels">Where the kernels of its products come from.</param>
/// <param name="InputStride">The distance between rows of the layer's input: padded, but for the network's own input.</param>
/// <param name="PaddedInputs">The number of inputs, padded: the columns of the input gradient.</param>
/// <param name="PaddedUnits">The number of units, padded: the distance between rows of outputs.</param>
/// <param name="Activation">Where <c>g</c> is applied in passes over many rows.</param>
/// <param name="Derivative">Where <c>g′</c> is multiplied.</param>
/// <param name="KeepsPreActivations">Whether training keeps <c>z</c> beside <c>a</c>, since <c>g′</c> is computed from it.</param>
/// <param name="WeightsOffset">Where the weights begin in the parameter storage.</param>
/// <param name="BiasesOffset">Where the biases begin; null without.</param>
/// <param name="Forward">The tiles of <c>W·a + b</c> for many rows.</param>
/// <param name="ForwardRow">The tiles of <c>W·a + b</c> for one row, and for fewer rows than a tile has.</param>
/// <param name="WeightGradients">The tiles of <c>dW = Σ dz·aᵀ</c>, whose rows are inputs.</param>
/// <param name="InputGradients">The tiles of <c>da = Wᵀ·dz</c>.</param>
/// <param name="Panel">How outputs of many rows are computed if not row by row.</param>
internal sealed record DensePlan(
    DenseModel Layer,
    KernelSource Kernels,
    int InputStride,
    int PaddedInputs,
    int PaddedUnits,
    Placement Activation,
    Placement Derivative,
    bool KeepsPreActivations,
    int WeightsOffset,
    int? BiasesOffset,
    ProductPlan Forward,
    Tiling ForwardRow,
    ProductPlan WeightGradients,
    ProductPlan InputGradients,
    PanelPlan? Panel)
{
    /// <summary>
    /// Whether the layer is a dot product: a last layer with one unit. Its weights lie side by side and vectors run along
    /// the inputs; its outputs are not padded, so that vectors run along the rows.
    /// </summary>
    public bool IsDot => PaddedUnits == 1;

    /// <summary>Whether products are calls of the runtime library.</summary>
    public bool IsPrecompiled => Kernels == KernelSource.Precompiled;

    /// <summary>
    /// The units of a panel of packed weights, which lie <c>[panel][input][unit]</c>: all that a product reads of some units lies
    /// one behind the other.
    /// </summary>
    public int PanelUnits => Math.Min(PaddedUnits, Machine.WidestVector);

    /// <summary>The floats of a panel.</summary>
    public int PanelLength => Layer.InputSize * PanelUnits;

    /// <summary>The floats of the weights in the parameter storage, padding included.</summary>
    public int WeightsLength => Padding.RoundUp(Layer.InputSize * PaddedUnits, IsDot ? Machine.WidestVector : 1);

    /// <summary>Whether one tile of vectors of 512 bits is a whole row of outputs.</summary>
    public bool IsRowOneTile => PaddedUnits == ForwardRow.WidestVectors * Machine.WidestVector;

    /// <summary>Whether rows of outputs are as long as the caller's, and need no copy.</summary>
    public bool HasPlainOutputs => PaddedUnits == Layer.OutputSize;
}

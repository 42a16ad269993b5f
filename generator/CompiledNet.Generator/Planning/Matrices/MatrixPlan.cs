using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Matrices;

/// <summary>How the products with one matrix of weights are computed: where it lies, and in which tiles.</summary>
/// <param name="Name">What the names of its kernels begin with: the name of its layer.</param>
/// <param name="Form">What lies in the lanes of a vector.</param>
/// <param name="Inputs">The inputs that its rows are multiplied with.</param>
/// <param name="Units">Its rows.</param>
/// <param name="InputStride">The distance between rows of inputs: padded, but for those of the caller.</param>
/// <param name="HasPlainGradients">Whether rows of the gradients of inputs are not padded, as the caller's are not.</param>
/// <param name="PaddedInputs">The number of inputs, padded: the columns of the input gradient.</param>
/// <param name="PaddedUnits">The number of units, padded: the distance between rows of results.</param>
/// <param name="WeightsOffset">Where the weights begin in the parameter storage.</param>
/// <param name="BiasesOffset">Where the biases begin; null without.</param>
/// <param name="Forward">The tiles of <c>W·a + b</c> for many rows.</param>
/// <param name="ForwardRow">The tiles of <c>W·a + b</c> for one row that is computed by itself.</param>
/// <param name="ForwardSingle">The same for fewer rows than a tile has, which are computed one by one.</param>
/// <param name="WeightGradients">The tiles of <c>dW = Σ dz·aᵀ</c>, whose rows are inputs.</param>
/// <param name="InputGradients">The tiles of <c>da = Wᵀ·dz</c>.</param>
internal sealed record MatrixPlan(
    string Name,
    MatrixForm Form,
    int Inputs,
    int Units,
    int InputStride,
    bool HasPlainGradients,
    int PaddedInputs,
    int PaddedUnits,
    int WeightsOffset,
    int? BiasesOffset,
    ProductPlan Forward,
    Tiling ForwardRow,
    ProductPlan ForwardSingle,
    ProductPlan WeightGradients,
    ProductPlan InputGradients) : IDetailed
{
    public string Notation => Name;

    /// <summary>Whether vectors run along the inputs.</summary>
    public bool IsDot => Form == MatrixForm.InputsInLanes;

    /// <summary>Whether there are biases.</summary>
    public bool HasBiases => BiasesOffset is not null;

    /// <summary>The most lanes of registers for rows of results.</summary>
    public int Lanes => Padding.LanesOf(PaddedUnits);

    /// <summary>The most lanes of registers for the gradients of rows of inputs.</summary>
    public int InputLanes => Padding.LanesOf(PaddedInputs);

    /// <summary>
    /// The units of a panel of packed weights, which lie <c>[panel][input][unit]</c>: all that a product reads of some units lies
    /// one behind the other.
    /// </summary>
    public int PanelUnits => Math.Min(PaddedUnits, Machine.WidestVector);

    /// <summary>The floats of a panel.</summary>
    public int PanelLength => Inputs * PanelUnits;

    /// <summary>The floats of the weights in the parameter storage, padding included.</summary>
    public int WeightsLength => Padding.RoundUp(Inputs * PaddedUnits, IsDot ? Machine.WidestVector : 1);

    /// <summary>Whether one tile of vectors of 512 bits is a whole row of results.</summary>
    public bool IsRowOneTile => PaddedUnits == ForwardRow.WidestVectors * Machine.WidestVector;

    /// <summary>Whether rows of results are as long as the caller's, and need no copy.</summary>
    public bool HasPlainResults => PaddedUnits == Units;

    /// <summary>The floats of a few columns of transposed weights.</summary>
    public int TransposedLength => InputGradients.WidestColumns * Units;
}

/// <summary>What lies in the lanes of a vector of weights.</summary>
internal enum MatrixForm
{
    /// <summary>The weights of neighbouring units: a value of the inputs is multiplied with several of them.</summary>
    UnitsInLanes,

    /// <summary>
    /// The weights of neighbouring inputs: the product with a row is a dot product. So it is with a single unit, whose results are not
    /// padded.
    /// </summary>
    InputsInLanes,
}

using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>A product, and what follows it that needs whole rows, with rows in the lanes of vectors.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Panel">The tiles.</param>
/// <param name="Rest">What follows the product.</param>
/// <param name="Forward">The product of fewer rows than lie side by side.</param>
/// <param name="ForwardRest">What follows it.</param>
/// <param name="Layer">The number of the layer.</param>
internal sealed record RowsInLanesKernel(MatrixPlan Matrix, PanelPlan Panel, RowwiseKernel Rest, ForwardKernel Forward, RowwiseKernel ForwardRest, int Layer)
    : Kernel($"{Matrix.Name}Panels", Layer, Machine.WidestVector)
{
    /// <summary>The floats of the transposed inputs, and of what lies in their place when the product is done.</summary>
    public int InputsLength => Padding.RoundUp(Panel.Rows * Math.Max(Matrix.Inputs, NeedsSpare ? Matrix.Units : 0), Machine.WidestVector);

    /// <summary>Whether what follows the product needs rows beside the sums, for which the inputs make room.</summary>
    public bool NeedsSpare => Rest.Places.Count > 1;

    public override int ScratchLength => InputsLength + Panel.Rows * Matrix.PaddedUnits;

    public override IEnumerable<Kernel> Calls => [Forward, ForwardRest, Rest];
}

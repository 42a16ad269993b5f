using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>A product and softmax with rows in the lanes of vectors.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Panel">The tiles.</param>
/// <param name="Rest">What follows the product.</param>
/// <param name="Forward">The product of fewer rows than lie side by side.</param>
/// <param name="ForwardRest">What follows it.</param>
/// <param name="Layer">The number of the layer.</param>
internal sealed record RowsInLanesKernel(MatrixPlan Matrix, PanelPlan Panel, RowwiseKernel Rest, ForwardKernel Forward, RowwiseKernel ForwardRest, int Layer)
    : Kernel($"{Matrix.Name}Panels", Layer, Machine.WidestVector)
{
    /// <summary>The floats of the transposed inputs.</summary>
    public int InputsLength => Padding.RoundUp(Panel.Rows * Matrix.Inputs, Machine.WidestVector);

    public override int ScratchLength => InputsLength + Panel.Rows * Matrix.PaddedUnits;

    public override IEnumerable<Kernel> Calls => [Forward, ForwardRest, Rest];
}

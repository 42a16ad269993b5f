using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>Whether an activation takes whole rows, because something is summed along the units, and where a row is one vector.</summary>
internal static class WholeRows
{
    /// <summary>Whether the outputs of a layer, counted from 1, need all of a row's pre-activations before they give any.</summary>
    public static bool AreNeeded(NetworkPrograms programs, int layer) =>
        programs.Inference.Between([programs.Layers[layer - 1].PreActivations], [programs.Layers[layer - 1].Outputs]).OfType<Reduction>().Any();

    /// <summary>
    /// Where a row with this distance to the next one is one vector, which needs no memory from one loop to the next. Registers without a
    /// fused multiply-add are too much for the JIT to inline in two ways.
    /// </summary>
    public static OneVectorRows AsOneVector(int stride, bool fusedMultiplyAdd) => stride switch
    {
        Machine.NarrowestVector => OneVectorRows.Everywhere,
        Machine.WidestVector when fusedMultiplyAdd => OneVectorRows.WidestVectors,
        _ => OneVectorRows.Nowhere,
    };

    /// <summary>
    /// Whether the pre-activations of one row go through memory: all of them are needed, and where a row is several vectors there may be
    /// too many.
    /// </summary>
    public static bool GoThroughMemory(NetworkPrograms programs, int layer, int stride) =>
        AreNeeded(programs, layer) && AsOneVector(stride, fusedMultiplyAdd: true) != OneVectorRows.Everywhere;
}

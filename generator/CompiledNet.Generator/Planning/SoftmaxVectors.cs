using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Planning;

/// <summary>Whether a row of softmax is one vector, which needs no memory between its maximum, its powers and their sum.</summary>
internal static class SoftmaxVectors
{
    /// <summary>Whether a row is one vector on some machines, and on all.</summary>
    public static (bool OnSome, bool OnAll) IsOneVector(NetworkModel network, DensePlan dense) => (
        dense.PaddedUnits == Machine.NarrowestVector || (dense.PaddedUnits == Machine.WidestVector && network.FusedMultiplyAdd),
        dense.PaddedUnits == Machine.NarrowestVector);

    /// <summary>
    /// Whether the pre-activations of one row go through memory: softmax needs all of them before it gives any, and where a row is
    /// several vectors there may be too many.
    /// </summary>
    public static bool KeepPreActivations(NetworkModel network, DensePlan dense) =>
        dense.Layer.Activation.Function is Softmax && !IsOneVector(network, dense).OnAll;
}

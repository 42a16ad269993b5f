using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>How much the rows of one backward pass count. By default none has weights.</summary>
/// <param name="start">The weights, which are pinned while the pass runs.</param>
/// <param name="count">How many there are: as many as rows.</param>
/// <param name="gradients">Where the pass puts its gradients, which tells it from passes of other callers.</param>
internal readonly unsafe struct RowWeights(float* start, int count, AlignedStorage gradients)
{
    /// <summary>The weights of a pass; a null reference if it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float For(ref float into, int rows) =>
        ref start is not null && count == rows && Unsafe.AreSame(ref into, ref gradients.Start) ? ref *start : ref Unsafe.NullRef<float>();
}

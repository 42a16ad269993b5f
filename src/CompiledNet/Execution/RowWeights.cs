using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>How much the rows of a backward pass into one buffer of gradients count.</summary>
/// <remarks>
/// The passes of other callers, which may run at the same time, see this object too: they look no further than at the buffer, which never changes. The rest is of the
/// thread alone that trains.
/// </remarks>
/// <param name="gradients">Where the pass puts its gradients, which tells it from passes of other callers.</param>
internal sealed unsafe class RowWeights(AlignedStorage gradients)
{
    private float* _start;
    private int _count;

    /// <summary>Takes the weights of the next pass.</summary>
    /// <param name="start">The weights, which are pinned while the pass runs.</param>
    /// <param name="count">How many there are: as many as rows.</param>
    public void Set(float* start, int count)
    {
        _start = start;
        _count = count;
    }

    /// <summary>The weights of a pass; a null reference if it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float For(ref float into, int rows) =>
        ref Unsafe.AreSame(ref into, ref gradients.Start) && _count == rows ? ref *_start : ref Unsafe.NullRef<float>();
}

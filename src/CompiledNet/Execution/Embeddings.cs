using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>Looks up vectors by their indices, for generated code, which has checked these.</summary>
/// <remarks>
/// Inputs are the caller's memory, in which another thread may write in the meantime: each index is read once, and one that is not valid any
/// more touches nothing outside of the table.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Embeddings
{
    /// <summary>Copies the vectors that indices choose.</summary>
    /// <param name="indices">The indices, whole numbers from 0 to <paramref name="count"/> − 1.</param>
    /// <param name="indexCount">How many they are.</param>
    /// <param name="table">The vectors.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="stride">The floats from one vector to the next.</param>
    /// <param name="size">The floats of a vector.</param>
    /// <param name="destination">Where the first chosen vector goes.</param>
    /// <param name="distance">The floats from one to the next there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(ref float indices, int indexCount, ref float table, int count, int stride, int size, ref float destination, int distance)
    {
        WriteGuard.Assert(size > 0 && size <= stride && size <= distance);
        for (int position = 0; position < indexCount; position++)
        {
            ref float to = ref Unsafe.Add(ref destination, position * distance);
            WriteGuard.AssertWritable(in to, 0, size);
            Span<float> vector = MemoryMarshal.CreateSpan(ref to, size);
            int index = (int)Volatile.Read(ref Unsafe.Add(ref indices, position));
            if ((uint)index < (uint)count)
                MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref table, (nint)index * stride), size).CopyTo(vector);
            else
                vector.Clear();
        }
    }

    /// <summary>Adds each vector to the sum of the index that chose it, in order.</summary>
    /// <param name="indices">The indices, whole numbers from 0 to <paramref name="count"/> − 1.</param>
    /// <param name="indexCount">How many they are.</param>
    /// <param name="d">A vector for each.</param>
    /// <param name="distance">The floats from one to the next.</param>
    /// <param name="sums">The sums.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="stride">The floats from one sum to the next.</param>
    /// <param name="size">The floats of a vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScatterAdd<TLanes>(ref float indices, int indexCount, ref float d, int distance, ref float sums, int count, int stride, int size)
        where TLanes : struct, ILanes<TLanes>
    {
        WriteGuard.Assert(size > 0 && size <= stride && size <= distance);
        for (int position = 0; position < indexCount; position++)
        {
            int index = (int)Volatile.Read(ref Unsafe.Add(ref indices, position));
            if ((uint)index >= (uint)count)
                continue;
            ref float vector = ref Unsafe.Add(ref d, position * distance);
            ref float sum = ref Unsafe.Add(ref sums, (nint)index * stride);
            int unit = 0;
            for (; unit <= size - TLanes.Count; unit += TLanes.Count)
                (TLanes.Load(in sum, unit) + TLanes.Load(in vector, unit)).Store(ref sum, unit);
            if (unit < size)
                (TLanes.LoadFirst(in sum, unit, size - unit) + TLanes.LoadFirst(in vector, unit, size - unit)).StoreFirst(ref sum, unit, size - unit);
        }
    }
}

using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Execution;

/// <summary>What streams keep, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Streams
{
    /// <summary>Counts steps that all streams have taken.</summary>
    public static void Advance(ReadOnlySpan<StreamMemory> streams, int steps)
    {
        foreach (StreamMemory stream in streams)
            stream.Position += (uint)steps;
    }

    /// <summary>Copies a part of what every stream keeps into rows, one of each.</summary>
    public static void Read(ReadOnlySpan<StreamMemory> streams, int offset, ref float rows, int rowLength)
    {
        WriteGuard.AssertWritable(in rows, 0, (nint)streams.Length * rowLength);
        for (int row = 0; row < streams.Length; row++)
            streams[row].State.Slice(offset, rowLength).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref rows, row * rowLength), rowLength));
    }

    /// <summary>Copies rows, one of each stream, to their place in what the streams keep.</summary>
    public static void Write(ReadOnlySpan<StreamMemory> streams, int offset, ref float rows, int rowLength)
    {
        for (int row = 0; row < streams.Length; row++)
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref rows, row * rowLength), rowLength).CopyTo(streams[row].State.Slice(offset, rowLength));
    }

    /// <summary>Adds a row to a ring, and puts it behind some of the rows that came before it.</summary>
    /// <param name="x">The row.</param>
    /// <param name="result">Where they go.</param>
    /// <param name="ring">The ring, in which the row of the step <c>t</c> lies at <c>t mod capacity</c>.</param>
    /// <param name="position">The step.</param>
    /// <param name="channels">The numbers of a row.</param>
    /// <param name="stride">The distance between rows in the ring.</param>
    /// <param name="capacity">The rows of the ring, a power of two.</param>
    /// <param name="elements">How many rows there are to be.</param>
    /// <param name="dilation">The steps between them.</param>
    /// <param name="distance">The distance between them in the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Delay(ref float x, ref float result, ref float ring, uint position, int channels, int stride, int capacity, int elements, int dilation, int distance)
    {
        WriteGuard.AssertWritable(in result, 0, (elements - 1) * distance + channels);
        WriteGuard.AssertWritable(in ring, 0, capacity * stride);
        int mask = capacity - 1;
        for (int element = 0; element < elements - 1; element++)
        {
            int place = ((int)position - (elements - 1 - element) * dilation) & mask;
            Copy(ref Unsafe.Add(ref ring, place * stride), ref Unsafe.Add(ref result, element * distance), channels);
        }

        Copy(ref x, ref Unsafe.Add(ref result, (elements - 1) * distance), channels);
        Copy(ref x, ref Unsafe.Add(ref ring, ((int)position & mask) * stride), channels);
    }

    /// <summary>
    /// The same of some steps of a stream. What is younger than the first of them is read where it is, and of the rows only those go to the ring that
    /// stay there.
    /// </summary>
    /// <param name="x">The row of the first step.</param>
    /// <param name="sourceStep">The distance to that of the next.</param>
    /// <param name="result">Where the rows go that belong to the first step.</param>
    /// <param name="resultStep">The distance to those of the next.</param>
    /// <param name="ring">The ring, in which the row of the step <c>t</c> lies at <c>t mod capacity</c>.</param>
    /// <param name="position">The first step.</param>
    /// <param name="steps">How many there are.</param>
    /// <param name="channels">The numbers of a row.</param>
    /// <param name="stride">The distance between rows in the ring.</param>
    /// <param name="capacity">The rows of the ring, a power of two.</param>
    /// <param name="elements">How many rows belong to a step.</param>
    /// <param name="dilation">The steps between them.</param>
    /// <param name="distance">The distance between them in the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Delays(
        ref float x, int sourceStep, ref float result, int resultStep, ref float ring, uint position, int steps, int channels, int stride, int capacity, int elements, int dilation, int distance)
    {
        if (steps == 1)
        {
            Delay(ref x, ref result, ref ring, position, channels, stride, capacity, elements, dilation, distance);
            return;
        }

        if (steps == 0)
            return;
        WriteGuard.AssertWritable(in result, 0, (nint)(steps - 1) * resultStep + (elements - 1) * distance + channels);
        WriteGuard.AssertWritable(in ring, 0, capacity * stride);
        int mask = capacity - 1;
        for (int element = 0; element < elements; element++)
        {
            int delay = (elements - 1 - element) * dilation, older = Math.Min(delay, steps);
            ref float to = ref Unsafe.Add(ref result, element * distance);
            for (int step = 0; step < older; step++)
            {
                Copy(ref Unsafe.Add(ref ring, (((int)position + step - delay) & mask) * stride), ref to, channels);
                to = ref Unsafe.Add(ref to, resultStep);
            }

            ref float from = ref x;
            for (int step = older; step < steps; step++)
            {
                Copy(ref from, ref to, channels);
                from = ref Unsafe.Add(ref from, sourceStep);
                to = ref Unsafe.Add(ref to, resultStep);
            }
        }

        int first = Math.Max(steps - capacity, 0);
        ref float last = ref Unsafe.Add(ref x, (nint)first * sourceStep);
        for (int step = first; step < steps; step++)
        {
            Copy(ref last, ref Unsafe.Add(ref ring, (((int)position + step) & mask) * stride), channels);
            last = ref Unsafe.Add(ref last, sourceStep);
        }
    }

    /// <summary>Adds the rows of some steps of a stream to a ring.</summary>
    /// <param name="x">The row of the first step.</param>
    /// <param name="sourceStep">The distance to that of the next.</param>
    /// <param name="ring">The ring, in which the row of the step <c>t</c> lies at <c>t mod capacity</c>.</param>
    /// <param name="position">The first step.</param>
    /// <param name="steps">How many there are, not more than the capacity.</param>
    /// <param name="channels">The numbers of a row.</param>
    /// <param name="stride">The distance between rows in the ring.</param>
    /// <param name="capacity">The rows of the ring, a power of two.</param>
    /// <param name="mirrored">The first rows of the ring that are behind the last once more, for who reads some rows one behind the other.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Append(ref float x, int sourceStep, ref float ring, int position, int steps, int channels, int stride, int capacity, int mirrored)
    {
        WriteGuard.AssertWritable(in ring, 0, (capacity + mirrored) * stride);
        WriteGuard.Assert(channels <= stride && mirrored <= capacity);
        for (int step = 0; step < steps; step++)
        {
            Copy(ref x, ref Unsafe.Add(ref ring, ((position + step) & (capacity - 1)) * stride), channels);
            x = ref Unsafe.Add(ref x, sourceStep);
        }

        for (int row = 0; row < mirrored; row++)
            Copy(ref Unsafe.Add(ref ring, row * stride), ref Unsafe.Add(ref ring, (capacity + row) * stride), channels);
    }

    /// <summary>
    /// The sums of the elements that show the same row: of the element <c>k</c> of <c>n</c> in the row that stands <c>(n − 1 − k)·dilation</c> steps behind it,
    /// from +0, in the order of the elements.
    /// </summary>
    /// <param name="d">The elements of all rows, those of a step of all streams one behind the other.</param>
    /// <param name="sourceRow">The distance between rows of elements.</param>
    /// <param name="result">The sums.</param>
    /// <param name="resultRow">The distance between rows of sums.</param>
    /// <param name="channels">The numbers of an element.</param>
    /// <param name="distance">The distance between elements of a row.</param>
    /// <param name="elements">The elements of a row.</param>
    /// <param name="dilation">The steps between them.</param>
    /// <param name="streams">How many streams there are.</param>
    /// <param name="rows">The rows of all steps.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddDelays(ref float d, int sourceRow, ref float result, int resultRow, int channels, int distance, int elements, int dilation, int streams, int rows)
    {
        WriteGuard.AssertWritable(in result, 0, (nint)(rows - 1) * resultRow + channels);
        for (int row = 0; row < rows; row++)
        {
            ref float sums = ref Unsafe.Add(ref result, (nint)row * resultRow);
            MemoryMarshal.CreateSpan(ref sums, channels).Clear();
            for (int element = 0; element < elements; element++)
            {
                long later = row + (elements - 1 - element) * (long)dilation * streams;
                if (later < rows)
                    Add(ref Unsafe.Add(ref d, (nint)later * sourceRow + element * distance), ref sums, channels);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref float terms, ref float sums, int count)
    {
        int i = 0;
        for (; i + Vector128<float>.Count <= count; i += Vector128<float>.Count)
            (Vector128.LoadUnsafe(ref sums, (nuint)i) + Vector128.LoadUnsafe(ref terms, (nuint)i)).StoreUnsafe(ref sums, (nuint)i);
        for (; i < count; i++)
            Unsafe.Add(ref sums, i) += Unsafe.Add(ref terms, i);
    }

    // Of a constant count, little is left of it but the moves; of one vector, nothing, though the JIT unrolls no such loop.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float from, ref float to, int count)
    {
        if (count == Vector512<float>.Count)
        {
            Vector512.LoadUnsafe(ref from).StoreUnsafe(ref to);
            return;
        }

        if (count == 1)
        {
            to = from;
            return;
        }

        int i = 0;
        for (; i + Vector512<float>.Count <= count; i += Vector512<float>.Count)
            Vector512.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref to, (nuint)i);
        if ((count & Vector256<float>.Count) != 0)
        {
            Vector256.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref to, (nuint)i);
            i += Vector256<float>.Count;
        }

        if ((count & Vector128<float>.Count) != 0)
        {
            Vector128.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref to, (nuint)i);
            i += Vector128<float>.Count;
        }

        for (; i < count; i++)
            Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i);
    }
}

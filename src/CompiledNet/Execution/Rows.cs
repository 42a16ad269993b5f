using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>Moves rows between the spans of callers and padded buffers, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Rows
{
    /// <summary>
    /// How many of some rows are computed in tiles. The last tile may overlap the one before it, unless the rest is so small that one
    /// by one it costs less.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="tileRows">The rows of a tile.</param>
    /// <param name="mostSingle">The rows that cost less one by one than one more tile.</param>
    /// <returns>Zero, or at least <paramref name="tileRows"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int InTiles(int rows, int tileRows, int mostSingle)
    {
        int rest = rows % tileRows;
        return rows < tileRows ? 0 : rest > mostSingle ? rows : rows - rest;
    }

    /// <summary>Copies rows of <paramref name="size"/> values into rows of <paramref name="stride"/>, filled up with zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pad<TLanes>(ref float source, int size, ref float destination, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        WriteGuard.Assert(size > 0 && size <= stride);
        WriteGuard.Assert(rows >= 0);
        WriteGuard.AssertWritable(in destination, 0, (nint)rows * stride);
        if (size == stride)
        {
            MemoryMarshal.CreateReadOnlySpan(ref source, rows * size).CopyTo(MemoryMarshal.CreateSpan(ref destination, rows * size));
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < stride; column += TLanes.Count)
                TLanes.LoadFirst(ref source, row * size + column, size - column).Store(ref destination, row * stride + column);
        }
    }

    /// <summary>Copies the first <paramref name="size"/> values of rows of <paramref name="stride"/>: rows without padding, or with so much that they end with whole registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpad<TLanes>(ref float source, int stride, ref float destination, int size, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        WriteGuard.Assert(size > 0 && size <= stride);
        WriteGuard.Assert(rows >= 0);
        if (size == stride)
        {
            WriteGuard.AssertWritable(in destination, 0, (nint)rows * size);
            MemoryMarshal.CreateReadOnlySpan(ref source, rows * size).CopyTo(MemoryMarshal.CreateSpan(ref destination, rows * size));
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < size; column += TLanes.Count)
                TLanes.Load(ref source, row * stride + column).StoreFirst(ref destination, row * size + column, size - column);
        }
    }

    /// <summary>Writes for each label a row with 1 at the label and 0 elsewhere.</summary>
    /// <remarks>
    /// Labels were checked before; but they are the caller's, and another thread may have changed them since. One that is no
    /// class by now leaves a row of zeros, so that nothing is written outside it.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneHot(ref int labels, int classes, ref float destination, int stride, int rows)
    {
        WriteGuard.Assert(rows >= 0 && stride > 0);
        WriteGuard.AssertWritable(in destination, 0, (nint)rows * stride);
        MemoryMarshal.CreateSpan(ref destination, rows * stride).Clear();
        for (int row = 0; row < rows; row++)
        {
            int label = Volatile.Read(ref Unsafe.Add(ref labels, row));
            if ((uint)label < (uint)classes)
                Unsafe.Add(ref destination, row * stride + label) = 1f;
        }
    }

    /// <summary>Writes one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref float destination, int offset, float value)
    {
        WriteGuard.AssertWritable(in destination, offset, 1);
        Unsafe.Add(ref destination, offset) = value;
    }

    /// <summary>Whether the first <paramref name="size"/> values of each row are finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AreFinite(ref float source, int stride, int size, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            foreach (float value in MemoryMarshal.CreateSpan(ref Unsafe.Add(ref source, row * stride), size))
            {
                if (!float.IsFinite(value))
                    return false;
            }
        }

        return true;
    }

    /// <summary>The largest magnitude of the values; NaN or infinity if there is one among them.</summary>
    public static float Largest(ref float source, int length) =>
        Magnitude.Largest(MemoryMarshal.CreateReadOnlySpan(ref source, length));
}

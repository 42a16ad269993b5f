using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>Copies elements between two layouts that differ in their strides.</summary>
internal static class StridedCopy
{
    // Tiles of 16 × 16 floats read and write whole cache lines.
    private const int Tile = 16;

    /// <summary>The strides of elements in canonical (row-major) order, the last axis running fastest.</summary>
    public static int[] RowMajor(ReadOnlySpan<int> shape)
    {
        var strides = new int[shape.Length];
        int stride = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride = checked(stride * shape[axis]);
        }

        return strides;
    }

    /// <summary>Copies every element with index <c>(i, j, …)</c> from <c>i·s₀ + j·s₁ + …</c> to <c>i·d₀ + j·d₁ + …</c>.</summary>
    /// <param name="shape">The sizes of the axes.</param>
    /// <param name="source">The elements, the first of all at its start.</param>
    /// <param name="sourceStrides">The distances s between neighbours along each axis.</param>
    /// <param name="destination">Where they go.</param>
    /// <param name="destinationStrides">The distances d.</param>
    /// <exception cref="ArgumentOutOfRangeException">An element lies outside a span.</exception>
    public static void Run(
        ReadOnlySpan<int> shape,
        ReadOnlySpan<float> source, ReadOnlySpan<int> sourceStrides,
        Span<float> destination, ReadOnlySpan<int> destinationStrides)
    {
        foreach (int size in shape)
        {
            if (size == 0)
                return;
        }

        RequireInside(shape, sourceStrides, source.Length, nameof(source));
        RequireInside(shape, destinationStrides, destination.Length, nameof(destination));
        Copy(shape, ref MemoryMarshal.GetReference(source), sourceStrides, ref MemoryMarshal.GetReference(destination), destinationStrides);
    }

    private static void RequireInside(ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, int length, string name)
    {
        long last = 0;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(strides[axis], name);
            last += (long)(shape[axis] - 1) * strides[axis];
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(last, length, name);
    }

    private static void Copy(
        ReadOnlySpan<int> shape,
        ref float source, ReadOnlySpan<int> sourceStrides,
        ref float destination, ReadOnlySpan<int> destinationStrides)
    {
        switch (shape.Length)
        {
            case 0:
                destination = source;
                break;
            case 1:
                CopyMatrix(1, shape[0], ref source, 0, sourceStrides[0], ref destination, 0, destinationStrides[0]);
                break;
            case 2:
                CopyMatrix(shape[0], shape[1], ref source, sourceStrides[0], sourceStrides[1], ref destination, destinationStrides[0], destinationStrides[1]);
                break;
            default:
                for (int i = 0; i < shape[0]; i++)
                {
                    Copy(
                        shape[1..],
                        ref Unsafe.Add(ref source, (nint)i * sourceStrides[0]), sourceStrides[1..],
                        ref Unsafe.Add(ref destination, (nint)i * destinationStrides[0]), destinationStrides[1..]);
                }
                break;
        }
    }

    private static void CopyMatrix(
        int rows, int columns,
        ref float source, nint sourceRow, nint sourceColumn,
        ref float destination, nint destinationRow, nint destinationColumn)
    {
        if (destinationColumn != 1 && destinationRow == 1)
        {
            (rows, columns) = (columns, rows);
            (sourceRow, sourceColumn) = (sourceColumn, sourceRow);
            (destinationRow, destinationColumn) = (destinationColumn, destinationRow);
        }

        if (sourceColumn == 1 && destinationColumn == 1)
        {
            CopyRows(rows, columns, ref source, sourceRow, ref destination, destinationRow);
            return;
        }

        (int tiledRows, int tiledColumns) = sourceRow == 1 && destinationColumn == 1 ? (rows / Tile * Tile, columns / Tile * Tile) : (0, 0);
        Transpose(tiledRows, tiledColumns, ref source, (int)sourceColumn, ref destination, destinationRow);
        CopyElements(0, tiledRows, tiledColumns, columns, ref source, sourceRow, sourceColumn, ref destination, destinationRow, destinationColumn);
        CopyElements(tiledRows, rows, 0, columns, ref source, sourceRow, sourceColumn, ref destination, destinationRow, destinationColumn);
    }

    private static void CopyRows(int rows, int columns, ref float source, nint sourceRow, ref float destination, nint destinationRow)
    {
        for (nint row = 0; row < rows; row++)
        {
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref source, row * sourceRow), columns)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, row * destinationRow), columns));
        }
    }

    /// <summary>
    /// Rows that lie side by side in the source and one behind the other in the destination, tile by tile. A tile is put together in
    /// a place of its own: where lines lie multiples of 4 KB apart, the cache could not hold those of a tile side by side.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(int rows, int columns, ref float source, int sourceColumn, ref float destination, nint destinationRow)
    {
        Span<float> tile = stackalloc float[Tile * Tile];
        ref float tileStart = ref MemoryMarshal.GetReference(tile);
        for (nint firstRow = 0; firstRow < rows; firstRow += Tile)
        {
            for (nint firstColumn = 0; firstColumn < columns; firstColumn += Tile)
            {
                Panel.Transpose(ref Unsafe.Add(ref source, firstRow + firstColumn * sourceColumn), sourceColumn, Tile, Tile, ref tileStart, Tile);
                for (nint row = 0; row < Tile; row++)
                    Vector512.LoadUnsafe(ref tileStart, (nuint)(row * Tile)).StoreUnsafe(ref destination, (nuint)((firstRow + row) * destinationRow + firstColumn));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyElements(
        nint firstRow, nint endRow, nint firstColumn, nint endColumn,
        ref float source, nint sourceRow, nint sourceColumn,
        ref float destination, nint destinationRow, nint destinationColumn)
    {
        for (nint row = firstRow; row < endRow; row++)
        {
            for (nint column = firstColumn; column < endColumn; column++)
                Unsafe.Add(ref destination, row * destinationRow + column * destinationColumn) = Unsafe.Add(ref source, row * sourceRow + column * sourceColumn);
        }
    }
}

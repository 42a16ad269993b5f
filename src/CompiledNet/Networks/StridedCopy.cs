using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>Copies elements between two layouts that differ in their strides.</summary>
internal static class StridedCopy
{
    // A tile of 16 × 16 floats reads whole cache lines and writes whole cache lines, however far apart they lie.
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
        if (sourceColumn == 1 && destinationColumn == 1)
            CopyRows(rows, columns, ref source, sourceRow, ref destination, destinationRow);
        else
            CopyTiles(rows, columns, ref source, sourceRow, sourceColumn, ref destination, destinationRow, destinationColumn);
    }

    private static void CopyRows(int rows, int columns, ref float source, nint sourceRow, ref float destination, nint destinationRow)
    {
        for (nint row = 0; row < rows; row++)
        {
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref source, row * sourceRow), columns)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, row * destinationRow), columns));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyTiles(
        int rows, int columns,
        ref float source, nint sourceRow, nint sourceColumn,
        ref float destination, nint destinationRow, nint destinationColumn)
    {
        for (nint firstRow = 0; firstRow < rows; firstRow += Tile)
        {
            nint endRow = nint.Min(firstRow + Tile, rows);
            for (nint firstColumn = 0; firstColumn < columns; firstColumn += Tile)
            {
                nint endColumn = nint.Min(firstColumn + Tile, columns);
                for (nint column = firstColumn; column < endColumn; column++)
                {
                    for (nint row = firstRow; row < endRow; row++)
                        Unsafe.Add(ref destination, row * destinationRow + column * destinationColumn) = Unsafe.Add(ref source, row * sourceRow + column * sourceColumn);
                }
            }
        }
    }
}

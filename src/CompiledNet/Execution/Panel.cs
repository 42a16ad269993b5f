using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CompiledNet.Execution;

/// <summary>Transposes matrices, so that what lay one below the other lies side by side in a vector, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Panel
{
    /// <summary>Copies a matrix that lies <c>[row][column]</c> to <c>[column][row]</c>.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="stride">The distance between its rows.</param>
    /// <param name="rows">The number of its rows.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="panel">The result.</param>
    /// <param name="pitch">The distance between columns in the result; places behind the rows are filled with zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ref float matrix, int stride, int rows, int columns, ref float panel, int pitch)
    {
        WriteGuard.Assert(rows >= 0 && rows <= pitch);
        WriteGuard.Assert(columns >= 0);
        WriteGuard.Assert(stride >= 0);
        WriteGuard.AssertWritable(in panel, 0, (nint)columns * pitch);
        if (rows < pitch)
            Clear(ref panel, rows, pitch, columns);
        TransposeOver(ref matrix, stride, rows, columns, ref panel, pitch);
    }

    /// <summary>
    /// The same, but what lies behind the rows stays: up to three places are filled with zeros where the rows are not a multiple of four.
    /// </summary>
    internal static void TransposeOver(ref float matrix, int stride, int rows, int columns, ref float panel, int pitch)
    {
        int wholeRows = rows & ~3;
        int wholeColumns = columns & ~3;
        if (rows > wholeRows)
            TransposeLastRows(ref Unsafe.Add(ref matrix, wholeRows * stride), stride, rows - wholeRows, columns, ref Unsafe.Add(ref panel, wholeRows), pitch, columns * pitch - wholeRows);
        Copy(ref matrix, stride, wholeRows, wholeColumns, columns, ref panel, pitch);

        int row = 0;
        for (; Avx.IsSupported && row <= wholeRows - 8; row += 8)
            TransposeEightRows(ref Unsafe.Add(ref matrix, row * stride), stride, wholeColumns, ref Unsafe.Add(ref panel, row), pitch);
        for (; row < wholeRows; row += 4)
        {
            ref float source = ref Unsafe.Add(ref matrix, row * stride);
            ref float destination = ref Unsafe.Add(ref panel, row);
            for (int column = 0; column < wholeColumns; column += 4)
                Transpose4x4(ref Unsafe.Add(ref source, column), stride, 4, ref Unsafe.Add(ref destination, column * pitch), pitch);
        }
    }

    /// <summary>
    /// One to three rows. Four values are stored for each column, those too many over the beginning of the next columns, which
    /// is written later; where there is no room of <paramref name="length"/> left for that, values are copied one by one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeLastRows(ref float matrix, int stride, int rows, int columns, ref float panel, int pitch, int length)
    {
        int column = 0;
        for (; column <= columns - 4 && (column + 3) * pitch + 4 <= length; column += 4)
            Transpose4x4(ref Unsafe.Add(ref matrix, column), stride, rows, ref Unsafe.Add(ref panel, column * pitch), pitch);
        Copy(ref matrix, stride, rows, column, columns, ref panel, pitch);
    }

    /// <summary>Copies the values of some columns one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float matrix, int stride, int rows, int firstColumn, int endColumn, ref float panel, int pitch)
    {
        for (int column = firstColumn; column < endColumn; column++)
        {
            for (int row = 0; row < rows; row++)
                Unsafe.Add(ref panel, column * pitch + row) = Unsafe.Add(ref matrix, row * stride + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Clear(ref float panel, int firstRow, int endRow, int columns)
    {
        for (int column = 0; column < columns; column++)
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref panel, column * endRow + firstRow), endRow - firstRow).Clear();
    }

    /// <summary>Eight rows: of the first four and the last four, one in each half of a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeEightRows(ref float matrix, nint stride, int columns, ref float panel, nint pitch)
    {
        ref float lower = ref matrix;
        ref float upper = ref Unsafe.Add(ref matrix, 4 * stride);
        for (int column = 0; column < columns; column += 4)
        {
            Vector256<float> row0 = LoadHalves(ref lower, ref upper, 0);
            Vector256<float> row1 = LoadHalves(ref lower, ref upper, stride);
            Vector256<float> row2 = LoadHalves(ref lower, ref upper, 2 * stride);
            Vector256<float> row3 = LoadHalves(ref lower, ref upper, 3 * stride);
            Vector256<float> low02 = Avx.UnpackLow(row0, row2), high02 = Avx.UnpackHigh(row0, row2);
            Vector256<float> low13 = Avx.UnpackLow(row1, row3), high13 = Avx.UnpackHigh(row1, row3);
            Avx.UnpackLow(low02, low13).StoreUnsafe(ref panel);
            Avx.UnpackHigh(low02, low13).StoreUnsafe(ref panel, (nuint)pitch);
            Avx.UnpackLow(high02, high13).StoreUnsafe(ref panel, (nuint)(2 * pitch));
            Avx.UnpackHigh(high02, high13).StoreUnsafe(ref panel, (nuint)(3 * pitch));
            lower = ref Unsafe.Add(ref lower, 4);
            upper = ref Unsafe.Add(ref upper, 4);
            panel = ref Unsafe.Add(ref panel, 4 * pitch);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LoadHalves(ref float lower, ref float upper, nint offset) =>
        Vector256.Create(Vector128.LoadUnsafe(ref lower, (nuint)offset), Vector128.LoadUnsafe(ref upper, (nuint)offset));

    /// <summary>Four rows, or fewer and zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4x4(ref float source, int stride, int rows, ref float destination, int pitch)
    {
        var row0 = Vector128.LoadUnsafe(ref source);
        Vector128<float> row1 = rows > 1 ? Vector128.LoadUnsafe(ref source, (nuint)stride) : Vector128<float>.Zero;
        Vector128<float> row2 = rows > 2 ? Vector128.LoadUnsafe(ref source, (nuint)(2 * stride)) : Vector128<float>.Zero;
        Vector128<float> row3 = rows > 3 ? Vector128.LoadUnsafe(ref source, (nuint)(3 * stride)) : Vector128<float>.Zero;
        (Vector128<float> low02, Vector128<float> high02) = Interleave(row0, row2);
        (Vector128<float> low13, Vector128<float> high13) = Interleave(row1, row3);
        (Vector128<float> column0, Vector128<float> column1) = Interleave(low02, low13);
        (Vector128<float> column2, Vector128<float> column3) = Interleave(high02, high13);
        column0.StoreUnsafe(ref destination);
        column1.StoreUnsafe(ref destination, (nuint)pitch);
        column2.StoreUnsafe(ref destination, (nuint)(2 * pitch));
        column3.StoreUnsafe(ref destination, (nuint)(3 * pitch));
    }

    /// <summary><c>(a₀ b₀ a₁ b₁)</c> and <c>(a₂ b₂ a₃ b₃)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Low, Vector128<float> High) Interleave(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
            return (Sse.UnpackLow(a, b), Sse.UnpackHigh(a, b));
        if (AdvSimd.Arm64.IsSupported)
            return (AdvSimd.Arm64.ZipLow(a, b), AdvSimd.Arm64.ZipHigh(a, b));
        return (
            Vector128.Create(a.GetElement(0), b.GetElement(0), a.GetElement(1), b.GetElement(1)),
            Vector128.Create(a.GetElement(2), b.GetElement(2), a.GetElement(3), b.GetElement(3)));
    }
}

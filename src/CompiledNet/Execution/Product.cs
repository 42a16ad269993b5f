using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>One side of a product <c>C[m, n] = Σₖ A[m, k]·B[k, n]</c>.</summary>
/// <param name="first">Its first value.</param>
/// <param name="row">The distance between its values along <c>m</c>.</param>
/// <param name="step">The distance between its values along <c>k</c>.</param>
internal readonly ref struct ProductOperand(ref float first, nint row, nint step)
{
    public readonly ref float First = ref first;
    public readonly nint Row = row;
    public readonly nint Step = step;
}

/// <summary>
/// The product of a matrix with one register's width of columns, in tiles of eight rows whose sums stay in registers. Every step
/// of a sum adds one broadcast value of the left operand times a register of the right one.
/// </summary>
internal static class Product
{
    private const int TileRows = 8;

    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand; all rows share it.</param>
    /// <param name="steps">The terms of a sum.</param>
    /// <param name="accumulators">
    /// The accumulators of a sum, 1, 2 or 4: accumulator <c>c</c> adds every term <c>k</c> with <c>k mod accumulators = c</c>, in
    /// order; at the end neighbours are added in pairs.
    /// </param>
    /// <param name="start">Where the first accumulator starts, or a null reference for zero.</param>
    /// <param name="startRow">The distance between rows of it.</param>
    /// <param name="result">The sums.</param>
    /// <param name="resultRow">The distance between rows of them.</param>
    /// <param name="count">The columns that are stored, as far as the register has lanes.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Column<TLanes>(
        ProductOperand left, ProductOperand right, int steps, int accumulators, ref float start, int startRow, ref float result, int resultRow, int count, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        int row = 0;
        for (; accumulators == 1 && row <= rows - TileRows; row += TileRows)
            Tile<TLanes>(left, right, steps, ref start, startRow, ref result, resultRow, count, row);
        for (; row < rows; row++)
        {
            ref float first = ref Unsafe.Add(ref left.First, row * left.Row);
            TLanes sum = Start<TLanes>(ref start, row * startRow);
            sum = accumulators switch
            {
                1 => Sum(sum, ref first, left.Step, right, 0, 1, steps),
                2 => Sum(sum, ref first, left.Step, right, 0, 2, steps) + Sum(TLanes.Zero, ref first, left.Step, right, 1, 2, steps),
                _ => FourSums(sum, ref first, left.Step, right, steps),
            };
            sum.StoreFirst(ref result, row * resultRow, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Start<TLanes>(ref float start, int offset)
        where TLanes : struct, ILanes<TLanes> =>
        Unsafe.IsNullRef(ref start) ? TLanes.Zero : TLanes.Load(ref start, offset);

    /// <summary>One accumulator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Sum<TLanes>(TLanes sum, ref float left, nint leftStep, ProductOperand right, int first, int distance, int steps)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int k = first; k < steps; k += distance)
            sum.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left, k * leftStep)), in Unsafe.Add(ref right.First, k * right.Step), 0);
        return sum;
    }

    /// <summary>Four accumulators side by side, whose multiply-adds overlap in time.</summary>
    private static TLanes FourSums<TLanes>(TLanes sum0, ref float left, nint leftStep, ProductOperand right, int steps)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum1 = TLanes.Zero, sum2 = TLanes.Zero, sum3 = TLanes.Zero;
        ref float w = ref right.First;
        int k = 0;
        for (; k <= steps - 4; k += 4)
        {
            sum0.AddProduct(TLanes.Broadcast(left), in w, 0);
            sum1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left, leftStep)), in Unsafe.Add(ref w, right.Step), 0);
            sum2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left, 2 * leftStep)), in Unsafe.Add(ref w, 2 * right.Step), 0);
            sum3.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left, 3 * leftStep)), in Unsafe.Add(ref w, 3 * right.Step), 0);
            left = ref Unsafe.Add(ref left, 4 * leftStep);
            w = ref Unsafe.Add(ref w, 4 * right.Step);
        }

        if (k < steps)
            sum0.AddProduct(TLanes.Broadcast(left), in w, 0);
        if (k + 1 < steps)
            sum1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left, leftStep)), in Unsafe.Add(ref w, right.Step), 0);
        if (k + 2 < steps)
            sum2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left, 2 * leftStep)), in Unsafe.Add(ref w, 2 * right.Step), 0);
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /// <summary>Eight rows, one accumulator each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TLanes>(
        ProductOperand left, ProductOperand right, int steps, ref float start, int startRow, ref float result, int resultRow, int count, int row)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum0 = Start<TLanes>(ref start, row * startRow);
        TLanes sum1 = Start<TLanes>(ref start, (row + 1) * startRow);
        TLanes sum2 = Start<TLanes>(ref start, (row + 2) * startRow);
        TLanes sum3 = Start<TLanes>(ref start, (row + 3) * startRow);
        TLanes sum4 = Start<TLanes>(ref start, (row + 4) * startRow);
        TLanes sum5 = Start<TLanes>(ref start, (row + 5) * startRow);
        TLanes sum6 = Start<TLanes>(ref start, (row + 6) * startRow);
        TLanes sum7 = Start<TLanes>(ref start, (row + 7) * startRow);
        nint distance = left.Row;
        nint leftStep = left.Step;
        nint rightStep = right.Step;
        ref float x = ref Unsafe.Add(ref left.First, row * distance);
        ref float w = ref right.First;
        for (int k = 0; k < steps; k++)
        {
            TLanes weights = TLanes.Load(ref w, 0);
            sum0.AddProduct(TLanes.Broadcast(x), weights);
            sum1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref x, distance)), weights);
            sum2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref x, 2 * distance)), weights);
            sum3.AddProduct(TLanes.Broadcast(Unsafe.Add(ref x, 3 * distance)), weights);
            ref float next = ref Unsafe.Add(ref x, 4 * distance);
            sum4.AddProduct(TLanes.Broadcast(next), weights);
            sum5.AddProduct(TLanes.Broadcast(Unsafe.Add(ref next, distance)), weights);
            sum6.AddProduct(TLanes.Broadcast(Unsafe.Add(ref next, 2 * distance)), weights);
            sum7.AddProduct(TLanes.Broadcast(Unsafe.Add(ref next, 3 * distance)), weights);
            x = ref Unsafe.Add(ref x, leftStep);
            w = ref Unsafe.Add(ref w, rightStep);
        }

        sum0.StoreFirst(ref result, row * resultRow, count);
        sum1.StoreFirst(ref result, (row + 1) * resultRow, count);
        sum2.StoreFirst(ref result, (row + 2) * resultRow, count);
        sum3.StoreFirst(ref result, (row + 3) * resultRow, count);
        sum4.StoreFirst(ref result, (row + 4) * resultRow, count);
        sum5.StoreFirst(ref result, (row + 5) * resultRow, count);
        sum6.StoreFirst(ref result, (row + 6) * resultRow, count);
        sum7.StoreFirst(ref result, (row + 7) * resultRow, count);
    }
}

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
/// The product of a matrix with one register's width of columns, in tiles of rows whose sums stay in registers: eight, or four where
/// a sum has several accumulators. Every step of a sum adds one broadcast value of the left operand times a register of the right one.
/// </summary>
internal static class Product
{
    private const int TileRows = 8;
    private const int PairTileRows = 4;

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
        for (; accumulators > 1 && count >= TLanes.Count && row <= rows - PairTileRows; row += PairTileRows)
            PairTile<TLanes>(left, right, steps, accumulators, ref start, startRow, ref result, resultRow, row);
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

    /// <summary>
    /// Four rows, two accumulators of each at a time. Of four accumulators, the sum of the first two waits in the result's place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PairTile<TLanes>(
        ProductOperand left, ProductOperand right, int steps, int accumulators, ref float start, int startRow, ref float result, int resultRow, int row)
        where TLanes : struct, ILanes<TLanes>
    {
        nint distance = left.Row;
        nint leftStep = left.Step;
        int rightStep = (int)right.Step;
        result = ref Unsafe.Add(ref result, row * resultRow);
        for (int first = 0; first < accumulators; first += 2)
        {
            bool begins = first == 0;
            TLanes even0 = begins ? Start<TLanes>(ref start, row * startRow) : TLanes.Zero;
            TLanes even1 = begins ? Start<TLanes>(ref start, (row + 1) * startRow) : TLanes.Zero;
            TLanes even2 = begins ? Start<TLanes>(ref start, (row + 2) * startRow) : TLanes.Zero;
            TLanes even3 = begins ? Start<TLanes>(ref start, (row + 3) * startRow) : TLanes.Zero;
            TLanes odd0 = TLanes.Zero, odd1 = TLanes.Zero, odd2 = TLanes.Zero, odd3 = TLanes.Zero;
            ref float x = ref Unsafe.Add(ref left.First, row * distance + first * leftStep);
            ref float w = ref Unsafe.Add(ref right.First, first * right.Step);
            int k = first;
            for (; k < steps - 1; k += accumulators)
            {
                TLanes evenWeights = TLanes.Load(ref w, 0);
                TLanes oddWeights = TLanes.Load(ref w, rightStep);
                ref float next = ref Unsafe.Add(ref x, leftStep);
                even0.AddProduct(TLanes.Broadcast(x), evenWeights);
                odd0.AddProduct(TLanes.Broadcast(next), oddWeights);
                even1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref x, distance)), evenWeights);
                odd1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref next, distance)), oddWeights);
                even2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref x, 2 * distance)), evenWeights);
                odd2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref next, 2 * distance)), oddWeights);
                even3.AddProduct(TLanes.Broadcast(Unsafe.Add(ref x, 3 * distance)), evenWeights);
                odd3.AddProduct(TLanes.Broadcast(Unsafe.Add(ref next, 3 * distance)), oddWeights);
                x = ref Unsafe.Add(ref x, accumulators * leftStep);
                w = ref Unsafe.Add(ref w, accumulators * right.Step);
            }

            if (k < steps)
            {
                TLanes weights = TLanes.Load(ref w, 0);
                even0.AddProduct(TLanes.Broadcast(x), weights);
                even1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref x, distance)), weights);
                even2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref x, 2 * distance)), weights);
                even3.AddProduct(TLanes.Broadcast(Unsafe.Add(ref x, 3 * distance)), weights);
            }

            AddPair(even0, odd0, begins, ref result, 0);
            AddPair(even1, odd1, begins, ref result, resultRow);
            AddPair(even2, odd2, begins, ref result, 2 * resultRow);
            AddPair(even3, odd3, begins, ref result, 3 * resultRow);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddPair<TLanes>(TLanes even, TLanes odd, bool begins, ref float result, int offset)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = even + odd;
        (begins ? sum : TLanes.Load(ref result, offset) + sum).Store(ref result, offset);
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

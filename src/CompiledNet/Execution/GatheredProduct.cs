using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>
/// Products <c>C[m, n] = Σₖ A[m, k]·B[k, n]</c> of a matrix whose rows begin anywhere in memory with one register's width of columns, in tiles
/// of rows whose sums stay in registers. All rows go through memory alike, as windows over one plane do. A sum has one accumulator,
/// which takes one term after the other.
/// </summary>
/// <param name="left">The left operand.</param>
/// <param name="steps">How its rows go through memory.</param>
/// <param name="right">The right operand.</param>
/// <param name="pitch">The distance between its rows.</param>
internal readonly ref struct GatheredProduct(ref float left, in ProductSteps steps, ref float right, int pitch)
{
    /// <summary>The most rows of a tile.</summary>
    public const int MostTileRows = 8;

    private readonly ref float _left = ref left;
    private readonly ref readonly ProductSteps _steps = ref steps;
    private readonly ref float _right = ref right;
    private readonly nint _pitch = pitch;

    /// <summary>Computes some rows.</summary>
    /// <param name="leftPlaces">
    /// Where each row of the left operand begins, and copies of the last one up to a whole number of tiles: a row that is computed
    /// twice is stored twice.
    /// </param>
    /// <param name="start">Where the sums start, if the use does not say otherwise.</param>
    /// <param name="result">The sums.</param>
    /// <param name="resultPlaces">Where each row of them lies, as those of the left operand.</param>
    /// <param name="partPlaces">
    /// How far behind that each part of a sum lies, where sums are added: <typeparamref name="TPart"/> is as wide as the register, or
    /// half or a quarter of it. Rows are gone through in tiles from the last to the first, and in a tile part by part.
    /// </param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Compute<TLanes, TPart, TUse>(ref int leftPlaces, ref float start, ref float result, ref int resultPlaces, ref int partPlaces, int rows)
        where TLanes : struct, ILanes<TLanes>
        where TPart : struct, ILanes<TPart>
        where TUse : struct, IProductUse
    {
        if (TLanes.Registers >= 16)
            Eight<TLanes, TPart, TUse>(this, ref leftPlaces, ref start, ref result, ref resultPlaces, ref partPlaces, rows);
        else
            Six<TLanes, TPart, TUse>(this, ref leftPlaces, ref start, ref result, ref resultPlaces, ref partPlaces, rows);
    }

    /// <summary>
    /// Computes pairs of rows, which begin at the same distance from each other: as one place serves two rows, twice as many
    /// find room in the machine's registers.
    /// </summary>
    /// <param name="leftPlaces">Where the first row of each pair begins, and copies of the last one up to a whole number of tiles.</param>
    /// <param name="beside">How far behind it the second begins.</param>
    /// <param name="start">Where the sums start.</param>
    /// <param name="result">The sums.</param>
    /// <param name="resultPlaces">Where the first row of each pair of them lies.</param>
    /// <param name="resultBeside">How far behind it the second lies.</param>
    /// <param name="pairs">The number of pairs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ComputePairs<TLanes>(ref int leftPlaces, int beside, ref float start, ref float result, ref int resultPlaces, int resultBeside, int pairs)
        where TLanes : struct, ILanes<TLanes>
    {
        if (TLanes.Registers >= 32)
            EightPairs<TLanes>(this, ref leftPlaces, beside, ref start, ref result, ref resultPlaces, resultBeside, pairs);
        else if (TLanes.Registers >= 16)
            SixPairs<TLanes>(this, ref leftPlaces, beside, ref start, ref result, ref resultPlaces, resultBeside, pairs);
        else
            ThreePairs<TLanes>(this, ref leftPlaces, beside, ref start, ref result, ref resultPlaces, resultBeside, pairs);
    }

    /// <summary>Of one register's width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight<TLanes, TPart, TUse>(
        in GatheredProduct product, ref int leftPlaces, ref float start, ref float result, ref int resultPlaces, ref int partPlaces, int rows)
        where TLanes : struct, ILanes<TLanes>
        where TPart : struct, ILanes<TPart>
        where TUse : struct, IProductUse
    {
        ref readonly ProductSteps steps = ref product._steps;
        nint pitch = product._pitch;
        nint innerStep = steps.InnerStep;
        int last = (rows - 1) / 8 * 8;
        leftPlaces = ref Unsafe.Add(ref leftPlaces, last);
        resultPlaces = ref Unsafe.Add(ref resultPlaces, last);
        for (int row = last; row >= 0; row -= 8)
        {
            ref float left0 = ref Unsafe.Add(ref product._left, leftPlaces);
            ref float left1 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 1));
            ref float left2 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 2));
            ref float left3 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 3));
            ref float left4 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 4));
            ref float left5 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 5));
            ref float left6 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 6));
            ref float left7 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 7));
            TLanes sum0 = Start<TLanes, TUse>(ref start, ref result, resultPlaces);
            TLanes sum1 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 1));
            TLanes sum2 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 2));
            TLanes sum3 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 3));
            TLanes sum4 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 4));
            TLanes sum5 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 5));
            TLanes sum6 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 6));
            TLanes sum7 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 7));
            ref float right = ref product._right;
            nint outerPlace = 0;
            for (int outer = steps.Outer; outer > 0; outer--)
            {
                nint place = outerPlace;
                for (int middle = steps.Middle; middle > 0; middle--)
                {
                    nint end = place + steps.InnerLength;
                    nint k = place;
                    do
                    {
                        TLanes values = TLanes.Load(ref right, 0);
                        sum0.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left0, k)), values);
                        sum1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left1, k)), values);
                        sum2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left2, k)), values);
                        sum3.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left3, k)), values);
                        sum4.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left4, k)), values);
                        sum5.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left5, k)), values);
                        sum6.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left6, k)), values);
                        sum7.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left7, k)), values);
                        right = ref Unsafe.Add(ref right, pitch);
                        k += innerStep;
                    }
                    while (k < end);
                    place += steps.MiddleStep;
                }

                outerPlace += steps.OuterStep;
            }

            if (TUse.Adds)
            {
                // Copies, because what has an address is in memory in the loop too.
                TLanes parts0 = sum0;
                TLanes parts1 = sum1;
                TLanes parts2 = sum2;
                TLanes parts3 = sum3;
                TLanes parts4 = sum4;
                TLanes parts5 = sum5;
                TLanes parts6 = sum6;
                TLanes parts7 = sum7;
                for (int part = 0; part < TLanes.Count / TPart.Count; part++)
                {
                    // All are read before any is written, as the last rows may be copies.
                    ref float partResult = ref Unsafe.Add(ref result, Unsafe.Add(ref partPlaces, part));
                    TPart total0 = TPart.Load(ref partResult, resultPlaces) + Part<TLanes, TPart>(ref parts0, part);
                    TPart total1 = TPart.Load(ref partResult, Unsafe.Add(ref resultPlaces, 1)) + Part<TLanes, TPart>(ref parts1, part);
                    TPart total2 = TPart.Load(ref partResult, Unsafe.Add(ref resultPlaces, 2)) + Part<TLanes, TPart>(ref parts2, part);
                    TPart total3 = TPart.Load(ref partResult, Unsafe.Add(ref resultPlaces, 3)) + Part<TLanes, TPart>(ref parts3, part);
                    TPart total4 = TPart.Load(ref partResult, Unsafe.Add(ref resultPlaces, 4)) + Part<TLanes, TPart>(ref parts4, part);
                    TPart total5 = TPart.Load(ref partResult, Unsafe.Add(ref resultPlaces, 5)) + Part<TLanes, TPart>(ref parts5, part);
                    TPart total6 = TPart.Load(ref partResult, Unsafe.Add(ref resultPlaces, 6)) + Part<TLanes, TPart>(ref parts6, part);
                    TPart total7 = TPart.Load(ref partResult, Unsafe.Add(ref resultPlaces, 7)) + Part<TLanes, TPart>(ref parts7, part);
                    total0.Store(ref partResult, resultPlaces);
                    total1.Store(ref partResult, Unsafe.Add(ref resultPlaces, 1));
                    total2.Store(ref partResult, Unsafe.Add(ref resultPlaces, 2));
                    total3.Store(ref partResult, Unsafe.Add(ref resultPlaces, 3));
                    total4.Store(ref partResult, Unsafe.Add(ref resultPlaces, 4));
                    total5.Store(ref partResult, Unsafe.Add(ref resultPlaces, 5));
                    total6.Store(ref partResult, Unsafe.Add(ref resultPlaces, 6));
                    total7.Store(ref partResult, Unsafe.Add(ref resultPlaces, 7));
                }
            }
            else
            {
                sum0.Store(ref result, resultPlaces);
                sum1.Store(ref result, Unsafe.Add(ref resultPlaces, 1));
                sum2.Store(ref result, Unsafe.Add(ref resultPlaces, 2));
                sum3.Store(ref result, Unsafe.Add(ref resultPlaces, 3));
                sum4.Store(ref result, Unsafe.Add(ref resultPlaces, 4));
                sum5.Store(ref result, Unsafe.Add(ref resultPlaces, 5));
                sum6.Store(ref result, Unsafe.Add(ref resultPlaces, 6));
                sum7.Store(ref result, Unsafe.Add(ref resultPlaces, 7));
            }

            leftPlaces = ref Unsafe.Subtract(ref leftPlaces, 8);
            resultPlaces = ref Unsafe.Subtract(ref resultPlaces, 8);
        }
    }

    /// <summary>Of two registers, on machines with sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Six<TLanes, TPart, TUse>(
        in GatheredProduct product, ref int leftPlaces, ref float start, ref float result, ref int resultPlaces, ref int partPlaces, int rows)
        where TLanes : struct, ILanes<TLanes>
        where TPart : struct, ILanes<TPart>
        where TUse : struct, IProductUse
    {
        ref readonly ProductSteps steps = ref product._steps;
        nint pitch = product._pitch;
        nint innerStep = steps.InnerStep;
        int last = (rows - 1) / 6 * 6;
        leftPlaces = ref Unsafe.Add(ref leftPlaces, last);
        resultPlaces = ref Unsafe.Add(ref resultPlaces, last);
        for (int row = last; row >= 0; row -= 6)
        {
            ref float left0 = ref Unsafe.Add(ref product._left, leftPlaces);
            ref float left1 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 1));
            ref float left2 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 2));
            ref float left3 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 3));
            ref float left4 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 4));
            ref float left5 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 5));
            TLanes sum0 = Start<TLanes, TUse>(ref start, ref result, resultPlaces);
            TLanes sum1 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 1));
            TLanes sum2 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 2));
            TLanes sum3 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 3));
            TLanes sum4 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 4));
            TLanes sum5 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 5));
            ref float right = ref product._right;
            nint outerPlace = 0;
            for (int outer = steps.Outer; outer > 0; outer--)
            {
                nint place = outerPlace;
                for (int middle = steps.Middle; middle > 0; middle--)
                {
                    nint end = place + steps.InnerLength;
                    nint k = place;
                    do
                    {
                        TLanes values = TLanes.Load(ref right, 0);
                        sum0.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left0, k)), values);
                        sum1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left1, k)), values);
                        sum2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left2, k)), values);
                        sum3.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left3, k)), values);
                        sum4.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left4, k)), values);
                        sum5.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left5, k)), values);
                        right = ref Unsafe.Add(ref right, pitch);
                        k += innerStep;
                    }
                    while (k < end);
                    place += steps.MiddleStep;
                }

                outerPlace += steps.OuterStep;
            }

            if (TUse.Adds)
            {
                // Copies, because what has an address is in memory in the loop too.
                TLanes parts0 = sum0;
                TLanes parts1 = sum1;
                TLanes parts2 = sum2;
                TLanes parts3 = sum3;
                TLanes parts4 = sum4;
                TLanes parts5 = sum5;
                for (int part = 0; part < TLanes.Count / TPart.Count; part++)
                {
                    // All are read before any is written, as the last rows may be copies.
                    ref float partResult = ref Unsafe.Add(ref result, Unsafe.Add(ref partPlaces, part));
                    TPart total0 = TPart.Load(ref partResult, resultPlaces) + Part<TLanes, TPart>(ref parts0, part);
                    TPart total1 = TPart.Load(ref partResult, Unsafe.Add(ref resultPlaces, 1)) + Part<TLanes, TPart>(ref parts1, part);
                    TPart total2 = TPart.Load(ref partResult, Unsafe.Add(ref resultPlaces, 2)) + Part<TLanes, TPart>(ref parts2, part);
                    TPart total3 = TPart.Load(ref partResult, Unsafe.Add(ref resultPlaces, 3)) + Part<TLanes, TPart>(ref parts3, part);
                    TPart total4 = TPart.Load(ref partResult, Unsafe.Add(ref resultPlaces, 4)) + Part<TLanes, TPart>(ref parts4, part);
                    TPart total5 = TPart.Load(ref partResult, Unsafe.Add(ref resultPlaces, 5)) + Part<TLanes, TPart>(ref parts5, part);
                    total0.Store(ref partResult, resultPlaces);
                    total1.Store(ref partResult, Unsafe.Add(ref resultPlaces, 1));
                    total2.Store(ref partResult, Unsafe.Add(ref resultPlaces, 2));
                    total3.Store(ref partResult, Unsafe.Add(ref resultPlaces, 3));
                    total4.Store(ref partResult, Unsafe.Add(ref resultPlaces, 4));
                    total5.Store(ref partResult, Unsafe.Add(ref resultPlaces, 5));
                }
            }
            else
            {
                sum0.Store(ref result, resultPlaces);
                sum1.Store(ref result, Unsafe.Add(ref resultPlaces, 1));
                sum2.Store(ref result, Unsafe.Add(ref resultPlaces, 2));
                sum3.Store(ref result, Unsafe.Add(ref resultPlaces, 3));
                sum4.Store(ref result, Unsafe.Add(ref resultPlaces, 4));
                sum5.Store(ref result, Unsafe.Add(ref resultPlaces, 5));
            }

            leftPlaces = ref Unsafe.Subtract(ref leftPlaces, 6);
            resultPlaces = ref Unsafe.Subtract(ref resultPlaces, 6);
        }
    }

    /// <summary>Of one register's width, on machines with 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightPairs<TLanes>(
        in GatheredProduct product, ref int leftPlaces, nint beside, ref float start, ref float result, ref int resultPlaces, int resultBeside, int pairs)
        where TLanes : struct, ILanes<TLanes>
    {
        ref readonly ProductSteps steps = ref product._steps;
        nint pitch = product._pitch;
        nint innerStep = steps.InnerStep;
        for (int pair = 0; pair < pairs; pair += 8)
        {
            ref float left0 = ref Unsafe.Add(ref product._left, leftPlaces);
            ref float left1 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 1));
            ref float left2 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 2));
            ref float left3 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 3));
            ref float left4 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 4));
            ref float left5 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 5));
            ref float left6 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 6));
            ref float left7 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 7));
            TLanes first = TLanes.Load(ref start, 0);
            TLanes sum0 = first, next0 = first;
            TLanes sum1 = first, next1 = first;
            TLanes sum2 = first, next2 = first;
            TLanes sum3 = first, next3 = first;
            TLanes sum4 = first, next4 = first;
            TLanes sum5 = first, next5 = first;
            TLanes sum6 = first, next6 = first;
            TLanes sum7 = first, next7 = first;
            ref float right = ref product._right;
            nint outerPlace = 0;
            for (int outer = steps.Outer; outer > 0; outer--)
            {
                nint place = outerPlace;
                for (int middle = steps.Middle; middle > 0; middle--)
                {
                    nint end = place + steps.InnerLength;
                    nint k = place;
                    nint kBeside = place + beside;
                    do
                    {
                        TLanes values = TLanes.Load(ref right, 0);
                        sum0.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left0, k)), values);
                        next0.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left0, kBeside)), values);
                        sum1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left1, k)), values);
                        next1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left1, kBeside)), values);
                        sum2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left2, k)), values);
                        next2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left2, kBeside)), values);
                        sum3.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left3, k)), values);
                        next3.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left3, kBeside)), values);
                        sum4.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left4, k)), values);
                        next4.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left4, kBeside)), values);
                        sum5.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left5, k)), values);
                        next5.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left5, kBeside)), values);
                        sum6.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left6, k)), values);
                        next6.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left6, kBeside)), values);
                        sum7.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left7, k)), values);
                        next7.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left7, kBeside)), values);
                        right = ref Unsafe.Add(ref right, pitch);
                        k += innerStep;
                        kBeside += innerStep;
                    }
                    while (k < end);
                    place += steps.MiddleStep;
                }

                outerPlace += steps.OuterStep;
            }

            sum0.Store(ref result, resultPlaces);
            next0.Store(ref result, resultPlaces + resultBeside);
            sum1.Store(ref result, Unsafe.Add(ref resultPlaces, 1));
            next1.Store(ref result, Unsafe.Add(ref resultPlaces, 1) + resultBeside);
            sum2.Store(ref result, Unsafe.Add(ref resultPlaces, 2));
            next2.Store(ref result, Unsafe.Add(ref resultPlaces, 2) + resultBeside);
            sum3.Store(ref result, Unsafe.Add(ref resultPlaces, 3));
            next3.Store(ref result, Unsafe.Add(ref resultPlaces, 3) + resultBeside);
            sum4.Store(ref result, Unsafe.Add(ref resultPlaces, 4));
            next4.Store(ref result, Unsafe.Add(ref resultPlaces, 4) + resultBeside);
            sum5.Store(ref result, Unsafe.Add(ref resultPlaces, 5));
            next5.Store(ref result, Unsafe.Add(ref resultPlaces, 5) + resultBeside);
            sum6.Store(ref result, Unsafe.Add(ref resultPlaces, 6));
            next6.Store(ref result, Unsafe.Add(ref resultPlaces, 6) + resultBeside);
            sum7.Store(ref result, Unsafe.Add(ref resultPlaces, 7));
            next7.Store(ref result, Unsafe.Add(ref resultPlaces, 7) + resultBeside);
            leftPlaces = ref Unsafe.Add(ref leftPlaces, 8);
            resultPlaces = ref Unsafe.Add(ref resultPlaces, 8);
        }
    }

    /// <summary>Of one register's width, on machines with 16, or of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SixPairs<TLanes>(
        in GatheredProduct product, ref int leftPlaces, nint beside, ref float start, ref float result, ref int resultPlaces, int resultBeside, int pairs)
        where TLanes : struct, ILanes<TLanes>
    {
        ref readonly ProductSteps steps = ref product._steps;
        nint pitch = product._pitch;
        nint innerStep = steps.InnerStep;
        for (int pair = 0; pair < pairs; pair += 6)
        {
            ref float left0 = ref Unsafe.Add(ref product._left, leftPlaces);
            ref float left1 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 1));
            ref float left2 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 2));
            ref float left3 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 3));
            ref float left4 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 4));
            ref float left5 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 5));
            TLanes first = TLanes.Load(ref start, 0);
            TLanes sum0 = first, next0 = first;
            TLanes sum1 = first, next1 = first;
            TLanes sum2 = first, next2 = first;
            TLanes sum3 = first, next3 = first;
            TLanes sum4 = first, next4 = first;
            TLanes sum5 = first, next5 = first;
            ref float right = ref product._right;
            nint outerPlace = 0;
            for (int outer = steps.Outer; outer > 0; outer--)
            {
                nint place = outerPlace;
                for (int middle = steps.Middle; middle > 0; middle--)
                {
                    nint end = place + steps.InnerLength;
                    nint k = place;
                    nint kBeside = place + beside;
                    do
                    {
                        TLanes values = TLanes.Load(ref right, 0);
                        sum0.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left0, k)), values);
                        next0.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left0, kBeside)), values);
                        sum1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left1, k)), values);
                        next1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left1, kBeside)), values);
                        sum2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left2, k)), values);
                        next2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left2, kBeside)), values);
                        sum3.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left3, k)), values);
                        next3.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left3, kBeside)), values);
                        sum4.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left4, k)), values);
                        next4.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left4, kBeside)), values);
                        sum5.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left5, k)), values);
                        next5.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left5, kBeside)), values);
                        right = ref Unsafe.Add(ref right, pitch);
                        k += innerStep;
                        kBeside += innerStep;
                    }
                    while (k < end);
                    place += steps.MiddleStep;
                }

                outerPlace += steps.OuterStep;
            }

            sum0.Store(ref result, resultPlaces);
            next0.Store(ref result, resultPlaces + resultBeside);
            sum1.Store(ref result, Unsafe.Add(ref resultPlaces, 1));
            next1.Store(ref result, Unsafe.Add(ref resultPlaces, 1) + resultBeside);
            sum2.Store(ref result, Unsafe.Add(ref resultPlaces, 2));
            next2.Store(ref result, Unsafe.Add(ref resultPlaces, 2) + resultBeside);
            sum3.Store(ref result, Unsafe.Add(ref resultPlaces, 3));
            next3.Store(ref result, Unsafe.Add(ref resultPlaces, 3) + resultBeside);
            sum4.Store(ref result, Unsafe.Add(ref resultPlaces, 4));
            next4.Store(ref result, Unsafe.Add(ref resultPlaces, 4) + resultBeside);
            sum5.Store(ref result, Unsafe.Add(ref resultPlaces, 5));
            next5.Store(ref result, Unsafe.Add(ref resultPlaces, 5) + resultBeside);
            leftPlaces = ref Unsafe.Add(ref leftPlaces, 6);
            resultPlaces = ref Unsafe.Add(ref resultPlaces, 6);
        }
    }

    /// <summary>Of two registers, on machines with sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ThreePairs<TLanes>(
        in GatheredProduct product, ref int leftPlaces, nint beside, ref float start, ref float result, ref int resultPlaces, int resultBeside, int pairs)
        where TLanes : struct, ILanes<TLanes>
    {
        ref readonly ProductSteps steps = ref product._steps;
        nint pitch = product._pitch;
        nint innerStep = steps.InnerStep;
        for (int pair = 0; pair < pairs; pair += 3)
        {
            ref float left0 = ref Unsafe.Add(ref product._left, leftPlaces);
            ref float left1 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 1));
            ref float left2 = ref Unsafe.Add(ref product._left, Unsafe.Add(ref leftPlaces, 2));
            TLanes first = TLanes.Load(ref start, 0);
            TLanes sum0 = first, next0 = first;
            TLanes sum1 = first, next1 = first;
            TLanes sum2 = first, next2 = first;
            ref float right = ref product._right;
            nint outerPlace = 0;
            for (int outer = steps.Outer; outer > 0; outer--)
            {
                nint place = outerPlace;
                for (int middle = steps.Middle; middle > 0; middle--)
                {
                    nint end = place + steps.InnerLength;
                    nint k = place;
                    nint kBeside = place + beside;
                    do
                    {
                        TLanes values = TLanes.Load(ref right, 0);
                        sum0.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left0, k)), values);
                        next0.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left0, kBeside)), values);
                        sum1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left1, k)), values);
                        next1.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left1, kBeside)), values);
                        sum2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left2, k)), values);
                        next2.AddProduct(TLanes.Broadcast(Unsafe.Add(ref left2, kBeside)), values);
                        right = ref Unsafe.Add(ref right, pitch);
                        k += innerStep;
                        kBeside += innerStep;
                    }
                    while (k < end);
                    place += steps.MiddleStep;
                }

                outerPlace += steps.OuterStep;
            }

            sum0.Store(ref result, resultPlaces);
            next0.Store(ref result, resultPlaces + resultBeside);
            sum1.Store(ref result, Unsafe.Add(ref resultPlaces, 1));
            next1.Store(ref result, Unsafe.Add(ref resultPlaces, 1) + resultBeside);
            sum2.Store(ref result, Unsafe.Add(ref resultPlaces, 2));
            next2.Store(ref result, Unsafe.Add(ref resultPlaces, 2) + resultBeside);
            leftPlaces = ref Unsafe.Add(ref leftPlaces, 3);
            resultPlaces = ref Unsafe.Add(ref resultPlaces, 3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Start<TLanes, TUse>(ref float start, ref float result, int place)
        where TLanes : struct, ILanes<TLanes>
        where TUse : struct, IProductUse =>
        TUse.GoesOn ? TLanes.Load(ref result, place) : TLanes.Load(ref start, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TPart Part<TLanes, TPart>(ref TLanes register, int part)
        where TLanes : struct, ILanes<TLanes>
        where TPart : struct, ILanes<TPart> =>
        Unsafe.Add(ref Unsafe.As<TLanes, TPart>(ref register), part);
}

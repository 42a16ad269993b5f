using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>The tiles of a <see cref="GatheredProduct"/>: as many rows at once as find room in registers.</summary>
internal static class GatheredTiles
{
    /// <summary>Of one register's width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Eight<TLanes, TPart, TUse>(
        in GatheredProduct product, ref int leftPlaces, ref float start, ref float result, ref int resultPlaces, ref int partPlaces, int rows)
        where TLanes : struct, ILanes<TLanes>
        where TPart : struct, ILanes<TPart>
        where TUse : struct, IProductUse
    {
        ref readonly ProductSteps steps = ref product.Steps;
        nint pitch = product.Pitch;
        nint innerStep = steps.InnerStep;
        int last = (rows - 1) / 8 * 8;
        leftPlaces = ref Unsafe.Add(ref leftPlaces, last);
        resultPlaces = ref Unsafe.Add(ref resultPlaces, last);
        for (int row = last; row >= 0; row -= 8)
        {
            ref float left0 = ref Unsafe.Add(ref product.Left, leftPlaces);
            ref float left1 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 1));
            ref float left2 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 2));
            ref float left3 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 3));
            ref float left4 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 4));
            ref float left5 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 5));
            ref float left6 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 6));
            ref float left7 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 7));
            TLanes sum0 = Start<TLanes, TUse>(ref start, ref result, resultPlaces);
            TLanes sum1 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 1));
            TLanes sum2 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 2));
            TLanes sum3 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 3));
            TLanes sum4 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 4));
            TLanes sum5 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 5));
            TLanes sum6 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 6));
            TLanes sum7 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 7));
            ref float right = ref product.Right;
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
    public static void Six<TLanes, TPart, TUse>(
        in GatheredProduct product, ref int leftPlaces, ref float start, ref float result, ref int resultPlaces, ref int partPlaces, int rows)
        where TLanes : struct, ILanes<TLanes>
        where TPart : struct, ILanes<TPart>
        where TUse : struct, IProductUse
    {
        ref readonly ProductSteps steps = ref product.Steps;
        nint pitch = product.Pitch;
        nint innerStep = steps.InnerStep;
        int last = (rows - 1) / 6 * 6;
        leftPlaces = ref Unsafe.Add(ref leftPlaces, last);
        resultPlaces = ref Unsafe.Add(ref resultPlaces, last);
        for (int row = last; row >= 0; row -= 6)
        {
            ref float left0 = ref Unsafe.Add(ref product.Left, leftPlaces);
            ref float left1 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 1));
            ref float left2 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 2));
            ref float left3 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 3));
            ref float left4 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 4));
            ref float left5 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 5));
            TLanes sum0 = Start<TLanes, TUse>(ref start, ref result, resultPlaces);
            TLanes sum1 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 1));
            TLanes sum2 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 2));
            TLanes sum3 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 3));
            TLanes sum4 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 4));
            TLanes sum5 = Start<TLanes, TUse>(ref start, ref result, Unsafe.Add(ref resultPlaces, 5));
            ref float right = ref product.Right;
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

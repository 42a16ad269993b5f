using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>The tiles of a <see cref="GatheredProduct"/> whose rows come in pairs at one distance.</summary>
internal static class GatheredPairTiles
{
    /// <summary>Of one register's width, on machines with 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Eight<TLanes>(
        in GatheredProduct product, ref int leftPlaces, nint beside, ref float start, ref float result, ref int resultPlaces, int resultBeside, int pairs)
        where TLanes : struct, ILanes<TLanes>
    {
        ref readonly ProductSteps steps = ref product.Steps;
        nint pitch = product.Pitch;
        nint innerStep = steps.InnerStep;
        for (int pair = 0; pair < pairs; pair += 8)
        {
            ref float left0 = ref Unsafe.Add(ref product.Left, leftPlaces);
            ref float left1 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 1));
            ref float left2 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 2));
            ref float left3 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 3));
            ref float left4 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 4));
            ref float left5 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 5));
            ref float left6 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 6));
            ref float left7 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 7));
            TLanes first = TLanes.Load(ref start, 0);
            TLanes sum0 = first, next0 = first;
            TLanes sum1 = first, next1 = first;
            TLanes sum2 = first, next2 = first;
            TLanes sum3 = first, next3 = first;
            TLanes sum4 = first, next4 = first;
            TLanes sum5 = first, next5 = first;
            TLanes sum6 = first, next6 = first;
            TLanes sum7 = first, next7 = first;
            ref float right = ref product.Right;
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
    public static void Six<TLanes>(
        in GatheredProduct product, ref int leftPlaces, nint beside, ref float start, ref float result, ref int resultPlaces, int resultBeside, int pairs)
        where TLanes : struct, ILanes<TLanes>
    {
        ref readonly ProductSteps steps = ref product.Steps;
        nint pitch = product.Pitch;
        nint innerStep = steps.InnerStep;
        for (int pair = 0; pair < pairs; pair += 6)
        {
            ref float left0 = ref Unsafe.Add(ref product.Left, leftPlaces);
            ref float left1 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 1));
            ref float left2 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 2));
            ref float left3 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 3));
            ref float left4 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 4));
            ref float left5 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 5));
            TLanes first = TLanes.Load(ref start, 0);
            TLanes sum0 = first, next0 = first;
            TLanes sum1 = first, next1 = first;
            TLanes sum2 = first, next2 = first;
            TLanes sum3 = first, next3 = first;
            TLanes sum4 = first, next4 = first;
            TLanes sum5 = first, next5 = first;
            ref float right = ref product.Right;
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
    public static void Three<TLanes>(
        in GatheredProduct product, ref int leftPlaces, nint beside, ref float start, ref float result, ref int resultPlaces, int resultBeside, int pairs)
        where TLanes : struct, ILanes<TLanes>
    {
        ref readonly ProductSteps steps = ref product.Steps;
        nint pitch = product.Pitch;
        nint innerStep = steps.InnerStep;
        for (int pair = 0; pair < pairs; pair += 3)
        {
            ref float left0 = ref Unsafe.Add(ref product.Left, leftPlaces);
            ref float left1 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 1));
            ref float left2 = ref Unsafe.Add(ref product.Left, Unsafe.Add(ref leftPlaces, 2));
            TLanes first = TLanes.Load(ref start, 0);
            TLanes sum0 = first, next0 = first;
            TLanes sum1 = first, next1 = first;
            TLanes sum2 = first, next2 = first;
            ref float right = ref product.Right;
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
}

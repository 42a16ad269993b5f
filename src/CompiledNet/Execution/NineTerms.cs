using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>
/// Gradients of nine weights of each channel, all of a window of 3×3: as many sums as hide the latency of multiply-adds, for which one load
/// of derivatives serves.
/// </summary>
/// <param name="places">How far behind the first input of a window the inputs of the weights lie.</param>
/// <param name="count">The weights that are different: the others are the last of them again.</param>
/// <param name="stride">The distance between weights.</param>
internal readonly ref struct NineTerms(ReadOnlySpan<int> places, int count, int stride)
{
    public const int Count = 9;

    private readonly ReadOnlySpan<int> _places = places;

    /// <summary>Adds <c>dz·x</c> over the windows of some rows, in order, in the channels of one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add<TLanes>(ref float x, ref float dz, ref float weights, in ConvolutionShape shape, int channels, int rows, bool isFirst)
        where TLanes : struct, ILanes<TLanes>
    {
        nint place0 = _places[0], place1 = _places[1], place2 = _places[2], place3 = _places[3], place4 = _places[4];
        nint place5 = _places[5], place6 = _places[6], place7 = _places[7], place8 = _places[8];
        TLanes sum0 = Start<TLanes>(ref weights, 0, isFirst), sum1 = Start<TLanes>(ref weights, 1, isFirst), sum2 = Start<TLanes>(ref weights, 2, isFirst);
        TLanes sum3 = Start<TLanes>(ref weights, 3, isFirst), sum4 = Start<TLanes>(ref weights, 4, isFirst), sum5 = Start<TLanes>(ref weights, 5, isFirst);
        TLanes sum6 = Start<TLanes>(ref weights, 6, isFirst), sum7 = Start<TLanes>(ref weights, 7, isFirst), sum8 = Start<TLanes>(ref weights, 8, isFirst);
        WindowShape windows = shape.Windows;
        int step = windows.StepX * shape.InputStride, line = windows.StepY * windows.Width * shape.InputStride;
        int outputStride = shape.OutputStride, inputLength = shape.InputLength;
        ref float derivative = ref dz;
        for (int row = 0; row < rows; row++)
        {
            for (int oy = 0; oy < windows.OutputHeight; oy++)
            {
                ref float left = ref Unsafe.Add(ref x, row * inputLength + oy * line);
                for (int ox = windows.OutputWidth; ox > 0; ox--)
                {
                    TLanes d = TLanes.Load(ref derivative, 0);
                    sum0.AddProduct(d, ref Unsafe.Add(ref left, place0), 0);
                    sum1.AddProduct(d, ref Unsafe.Add(ref left, place1), 0);
                    sum2.AddProduct(d, ref Unsafe.Add(ref left, place2), 0);
                    sum3.AddProduct(d, ref Unsafe.Add(ref left, place3), 0);
                    sum4.AddProduct(d, ref Unsafe.Add(ref left, place4), 0);
                    sum5.AddProduct(d, ref Unsafe.Add(ref left, place5), 0);
                    sum6.AddProduct(d, ref Unsafe.Add(ref left, place6), 0);
                    sum7.AddProduct(d, ref Unsafe.Add(ref left, place7), 0);
                    sum8.AddProduct(d, ref Unsafe.Add(ref left, place8), 0);
                    left = ref Unsafe.Add(ref left, step);
                    derivative = ref Unsafe.Add(ref derivative, outputStride);
                }
            }
        }

        TLanes mask = TLanes.IndexBelow(channels);
        Store(TLanes.And(mask, sum0), ref weights, 0);
        Store(TLanes.And(mask, sum1), ref weights, 1);
        Store(TLanes.And(mask, sum2), ref weights, 2);
        Store(TLanes.And(mask, sum3), ref weights, 3);
        Store(TLanes.And(mask, sum4), ref weights, 4);
        Store(TLanes.And(mask, sum5), ref weights, 5);
        Store(TLanes.And(mask, sum6), ref weights, 6);
        Store(TLanes.And(mask, sum7), ref weights, 7);
        Store(TLanes.And(mask, sum8), ref weights, 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Start<TLanes>(ref float weights, int term, bool isFirst)
        where TLanes : struct, ILanes<TLanes> =>
        isFirst ? TLanes.Zero : TLanes.Load(ref weights, Math.Min(term, count - 1) * stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store<TLanes>(TLanes sum, ref float weights, int term)
        where TLanes : struct, ILanes<TLanes> =>
        sum.Store(ref weights, Math.Min(term, count - 1) * stride);
}

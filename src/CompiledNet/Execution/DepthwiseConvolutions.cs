using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>
/// Convolutions of each channel by itself, with the orders of <see cref="Convolutions"/>: weights lie <c>[ky][kx][channel]</c>, and
/// registers run along the channels of input, weights and output alike.
/// </summary>
internal static class DepthwiseConvolutions
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TLanes>(ref float x, ref float weights, ref float biases, ref float z, in ConvolutionShape shape, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        AssertWhole<TLanes>(shape);
        WindowShape windows = shape.Windows;
        int inputLine = windows.StepY * windows.Width * shape.InputStride, outputLine = windows.OutputWidth * shape.OutputStride;
        int inputLength = shape.InputLength;
        for (int row = 0; row < rows; row++)
        {
            for (int oy = 0; oy < windows.OutputHeight; oy++)
            {
                ref float left = ref Unsafe.Add(ref x, oy * inputLine);
                if (windows.OutputWidth >= 8)
                    LineInEights<TLanes>(ref left, ref weights, ref biases, ref z, shape);
                else
                    LineInPairs<TLanes>(ref left, ref weights, ref biases, ref z, shape);
                z = ref Unsafe.Add(ref z, outputLine);
            }

            x = ref Unsafe.Add(ref x, inputLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightGradients<TLanes>(ref float x, ref float dz, ref float weights, in ConvolutionShape shape, int rows, bool isFirst)
        where TLanes : struct, ILanes<TLanes>
    {
        AssertWhole<TLanes>(shape);
        int elements = shape.Windows.KernelHeight * shape.Windows.KernelWidth;
        Span<int> places = stackalloc int[NineTerms.Count];
        for (int first = 0; first < elements; first += places.Length)
        {
            // What a window has no more elements for is its last one again, and is stored again.
            int count = Math.Min(places.Length, elements - first);
            for (int term = 0; term < places.Length; term++)
            {
                int element = first + Math.Min(term, count - 1);
                places[term] = element / shape.Windows.KernelWidth * shape.Below + element % shape.Windows.KernelWidth * shape.Beside;
            }

            var terms = new NineTerms(places, count, shape.OutputStride);
            for (int channel = 0; channel < shape.OutputStride; channel += TLanes.Count)
                terms.Add<TLanes>(ref Unsafe.Add(ref x, channel), ref Unsafe.Add(ref dz, channel), ref Unsafe.Add(ref weights, first * shape.OutputStride + channel), shape, shape.Groups - channel, rows, isFirst);
        }
    }

    /// <summary>
    /// Adds to <paramref name="dx"/>. Lines of windows are gone through from the last to the first, so that an input gets what the first
    /// elements of windows give it first.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InputGradients<TLanes>(ref float dz, ref float weights, ref float dx, in ConvolutionShape shape, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        AssertWhole<TLanes>(shape);
        WindowShape windows = shape.Windows;
        int stride = shape.OutputStride, inputLength = shape.InputLength, outputLength = shape.OutputLength;
        int inputLine = windows.StepY * windows.Width * shape.InputStride, outputLine = windows.OutputWidth * stride;
        int below = shape.Below, beside = shape.Beside;
        for (int row = 0; row < rows; row++)
        {
            for (int oy = windows.OutputHeight - 1; oy >= 0; oy--)
            {
                ref float derivatives = ref Unsafe.Add(ref dz, oy * outputLine);
                ref float w = ref weights;
                for (int ky = 0; ky < windows.KernelHeight; ky++)
                {
                    for (int kx = 0; kx < windows.KernelWidth; kx++)
                    {
                        AddLine<TLanes>(ref derivatives, ref w, ref Unsafe.Add(ref dx, oy * inputLine + ky * below + kx * beside), windows.OutputWidth, stride, windows.StepX * shape.InputStride);
                        w = ref Unsafe.Add(ref w, stride);
                    }
                }
            }

            dz = ref Unsafe.Add(ref dz, outputLength);
            dx = ref Unsafe.Add(ref dx, inputLength);
        }
    }

    /// <summary>What one element of all windows of a line gives to their inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddLine<TLanes>(ref float dz, ref float weights, ref float dx, int positions, int stride, int step)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int channel = 0; channel < stride; channel += TLanes.Count)
        {
            TLanes w = TLanes.Load(ref weights, channel);
            ref float derivative = ref Unsafe.Add(ref dz, channel);
            ref float result = ref Unsafe.Add(ref dx, channel);
            for (int ox = 0; ox < positions; ox++)
            {
                (TLanes.Load(ref result, 0) + TLanes.MultiplyAdd(TLanes.Load(ref derivative, 0), w, TLanes.Zero)).Store(ref result, 0);
                derivative = ref Unsafe.Add(ref derivative, stride);
                result = ref Unsafe.Add(ref result, step);
            }
        }
    }

    /// <summary>A line of at least eight windows: the last eight overlap those before them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LineInEights<TLanes>(ref float x, ref float weights, ref float biases, ref float z, in ConvolutionShape shape)
        where TLanes : struct, ILanes<TLanes>
    {
        WindowShape windows = shape.Windows;
        nint stride = shape.OutputStride, beside = shape.Beside, nextLine = shape.Below - windows.KernelWidth * shape.Beside;
        nint one = windows.StepX * shape.InputStride, two = 2 * one, three = 3 * one;
        for (int position = 0; position < windows.OutputWidth; position += 8)
        {
            int ox = Math.Min(position, windows.OutputWidth - 8);
            for (int channel = 0; channel < shape.OutputStride; channel += TLanes.Count)
            {
                TLanes sum0 = Unsafe.IsNullRef(ref biases) ? TLanes.Zero : TLanes.LoadFirst(ref biases, channel, shape.Groups - channel);
                TLanes sum1 = sum0, sum2 = sum0, sum3 = sum0, sum4 = sum0, sum5 = sum0, sum6 = sum0, sum7 = sum0;
                ref float left = ref Unsafe.Add(ref x, ox * one + channel);
                ref float right = ref Unsafe.Add(ref weights, channel);
                for (int ky = windows.KernelHeight; ky > 0; ky--)
                {
                    for (int kx = windows.KernelWidth; kx > 0; kx--)
                    {
                        TLanes w = TLanes.Load(ref right, 0);
                        ref float fourth = ref Unsafe.Add(ref left, 4 * one);
                        sum0.AddProduct(w, ref left, 0);
                        sum1.AddProduct(w, ref Unsafe.Add(ref left, one), 0);
                        sum2.AddProduct(w, ref Unsafe.Add(ref left, two), 0);
                        sum3.AddProduct(w, ref Unsafe.Add(ref left, three), 0);
                        sum4.AddProduct(w, ref fourth, 0);
                        sum5.AddProduct(w, ref Unsafe.Add(ref fourth, one), 0);
                        sum6.AddProduct(w, ref Unsafe.Add(ref fourth, two), 0);
                        sum7.AddProduct(w, ref Unsafe.Add(ref fourth, three), 0);
                        left = ref Unsafe.Add(ref left, beside);
                        right = ref Unsafe.Add(ref right, stride);
                    }

                    left = ref Unsafe.Add(ref left, nextLine);
                }

                ref float result = ref Unsafe.Add(ref z, ox * stride + channel);
                sum0.Store(ref result, 0);
                sum1.Store(ref Unsafe.Add(ref result, stride), 0);
                sum2.Store(ref Unsafe.Add(ref result, 2 * stride), 0);
                sum3.Store(ref Unsafe.Add(ref result, 3 * stride), 0);
                sum4.Store(ref Unsafe.Add(ref result, 4 * stride), 0);
                sum5.Store(ref Unsafe.Add(ref result, 5 * stride), 0);
                sum6.Store(ref Unsafe.Add(ref result, 6 * stride), 0);
                sum7.Store(ref Unsafe.Add(ref result, 7 * stride), 0);
            }
        }
    }

    /// <summary>A line of a few windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LineInPairs<TLanes>(ref float x, ref float weights, ref float biases, ref float z, in ConvolutionShape shape)
        where TLanes : struct, ILanes<TLanes>
    {
        WindowShape windows = shape.Windows;
        nint stride = shape.OutputStride, beside = shape.Beside, nextLine = shape.Below - windows.KernelWidth * shape.Beside;
        nint step = windows.StepX * shape.InputStride;
        for (int position = 0; position < windows.OutputWidth; position += 2)
        {
            // The second of a last one is itself.
            nint second = position + 1 < windows.OutputWidth ? 1 : 0;
            for (int channel = 0; channel < shape.OutputStride; channel += TLanes.Count)
            {
                TLanes sum0 = Unsafe.IsNullRef(ref biases) ? TLanes.Zero : TLanes.LoadFirst(ref biases, channel, shape.Groups - channel);
                TLanes sum1 = sum0;
                ref float left = ref Unsafe.Add(ref x, position * step + channel);
                ref float right = ref Unsafe.Add(ref weights, channel);
                for (int ky = windows.KernelHeight; ky > 0; ky--)
                {
                    for (int kx = windows.KernelWidth; kx > 0; kx--)
                    {
                        TLanes w = TLanes.Load(ref right, 0);
                        sum0.AddProduct(w, ref left, 0);
                        sum1.AddProduct(w, ref Unsafe.Add(ref left, second * step), 0);
                        left = ref Unsafe.Add(ref left, beside);
                        right = ref Unsafe.Add(ref right, stride);
                    }

                    left = ref Unsafe.Add(ref left, nextLine);
                }

                ref float result = ref Unsafe.Add(ref z, position * stride + channel);
                sum0.Store(ref result, 0);
                sum1.Store(ref Unsafe.Add(ref result, second * stride), 0);
            }
        }
    }

    private static void AssertWhole<TLanes>(in ConvolutionShape shape)
        where TLanes : struct, ILanes<TLanes>
    {
        WriteGuard.Assert(shape.OutputStride % TLanes.Count == 0);
        WriteGuard.Assert(shape.InputStride >= shape.OutputStride);
    }
}

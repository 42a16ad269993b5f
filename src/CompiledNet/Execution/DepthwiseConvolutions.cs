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
        int stride = shape.OutputStride;
        for (int row = 0; row < rows; row++)
        {
            for (int oy = 0; oy < windows.OutputHeight; oy++)
            {
                for (int ox = 0; ox < windows.OutputWidth; ox++)
                {
                    for (int channel = 0; channel < stride; channel += TLanes.Count)
                    {
                        TLanes sum = Unsafe.IsNullRef(ref biases) ? TLanes.Zero : TLanes.LoadFirst(ref biases, channel, shape.Groups - channel);
                        ref float w = ref Unsafe.Add(ref weights, channel);
                        for (int ky = 0; ky < windows.KernelHeight; ky++)
                        {
                            for (int kx = 0; kx < windows.KernelWidth; kx++)
                            {
                                sum.AddProduct(TLanes.Load(ref x, shape.Corner(oy, ox) + ky * shape.Below + kx * shape.Beside + channel), ref w, 0);
                                w = ref Unsafe.Add(ref w, stride);
                            }
                        }

                        sum.Store(ref z, channel);
                    }

                    z = ref Unsafe.Add(ref z, stride);
                }
            }

            x = ref Unsafe.Add(ref x, shape.InputLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightGradients<TLanes>(ref float x, ref float dz, ref float weights, in ConvolutionShape shape, int rows, bool isFirst)
        where TLanes : struct, ILanes<TLanes>
    {
        AssertWhole<TLanes>(shape);
        WindowShape windows = shape.Windows;
        int stride = shape.OutputStride;
        for (int ky = 0; ky < windows.KernelHeight; ky++)
        {
            for (int kx = 0; kx < windows.KernelWidth; kx++)
            {
                for (int channel = 0; channel < stride; channel += TLanes.Count)
                {
                    TLanes sum = isFirst ? TLanes.Zero : TLanes.Load(ref weights, channel);
                    int offset = ky * shape.Below + kx * shape.Beside + channel;
                    for (int row = 0; row < rows; row++)
                    {
                        for (int oy = 0; oy < windows.OutputHeight; oy++)
                        {
                            for (int ox = 0; ox < windows.OutputWidth; ox++)
                            {
                                sum.AddProduct(
                                    TLanes.Load(ref x, row * shape.InputLength + shape.Corner(oy, ox) + offset),
                                    ref dz,
                                    row * shape.OutputLength + (oy * windows.OutputWidth + ox) * stride + channel);
                            }
                        }
                    }

                    TLanes.And(TLanes.IndexBelow(shape.Groups - channel), sum).Store(ref weights, channel);
                }

                weights = ref Unsafe.Add(ref weights, stride);
            }
        }
    }

    /// <summary>Adds to <paramref name="dx"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InputGradients<TLanes>(ref float dz, ref float weights, ref float dx, in ConvolutionShape shape, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        AssertWhole<TLanes>(shape);
        WindowShape windows = shape.Windows;
        int stride = shape.OutputStride;
        for (int row = 0; row < rows; row++)
        {
            for (int ky = 0; ky < windows.KernelHeight; ky++)
            {
                for (int kx = 0; kx < windows.KernelWidth; kx++)
                {
                    ref float w = ref Unsafe.Add(ref weights, (ky * windows.KernelWidth + kx) * stride);
                    for (int oy = 0; oy < windows.OutputHeight; oy++)
                    {
                        for (int ox = 0; ox < windows.OutputWidth; ox++)
                        {
                            int place = (oy * windows.OutputWidth + ox) * stride;
                            int result = shape.Corner(oy, ox) + ky * shape.Below + kx * shape.Beside;
                            for (int channel = 0; channel < stride; channel += TLanes.Count)
                            {
                                TLanes sum = TLanes.MultiplyAdd(TLanes.Load(ref dz, place + channel), TLanes.Load(ref w, channel), TLanes.Zero);
                                (TLanes.Load(ref dx, result + channel) + sum).Store(ref dx, result + channel);
                            }
                        }
                    }
                }
            }

            dz = ref Unsafe.Add(ref dz, shape.OutputLength);
            dx = ref Unsafe.Add(ref dx, shape.InputLength);
        }
    }

    private static void AssertWhole<TLanes>(in ConvolutionShape shape)
        where TLanes : struct, ILanes<TLanes>
    {
        WriteGuard.Assert(shape.OutputStride % TLanes.Count == 0);
        WriteGuard.Assert(shape.InputStride >= shape.OutputStride);
    }
}

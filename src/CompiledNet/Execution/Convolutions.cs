using System.ComponentModel;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>
/// Convolutions of any size, for generated code. Weights lie <c>[group][panel of filters][ky][kx][channel][filter]</c>: panels of 16
/// filters, one panel of 4 or 8 where there are no more, and one panel a group where there are several groups. Those of a depthwise
/// convolution lie <c>[ky][kx][channel]</c>. Registers run along the filters, and their width divides the padded filters of a group.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Convolutions
{
    /// <summary>
    /// <c>z = K∗x + b</c>: from the bias, one multiply-add after the other over <c>(ky, kx, channel)</c>.
    /// </summary>
    /// <param name="x">Rows of inputs.</param>
    /// <param name="weights">The weights, packed.</param>
    /// <param name="biases">The biases, or a null reference.</param>
    /// <param name="z">Rows of pre-activations; padding becomes zero.</param>
    /// <param name="shape">The convolution.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TLanes>(ref float x, ref float weights, ref float biases, ref float z, in ConvolutionShape shape, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        if (shape.IsDepthwise)
        {
            DepthwiseConvolutions.Forward<TLanes>(ref x, ref weights, ref biases, ref z, shape, rows);
            return;
        }

        WriteGuard.Assert(shape.PaddedFilters % TLanes.Count == 0);
        WriteGuard.Assert((shape.Groups - 1) * shape.Filters + shape.PaddedFilters <= shape.OutputStride);
        WindowShape windows = shape.Windows;
        int pitch = shape.PanelFilters;
        for (int row = 0; row < rows; row++)
        {
            for (int oy = 0; oy < windows.OutputHeight; oy++)
            {
                for (int ox = 0; ox < windows.OutputWidth; ox++)
                {
                    for (int group = 0; group < shape.Groups; group++)
                    {
                        for (int filter = 0; filter < shape.PaddedFilters; filter += TLanes.Count)
                        {
                            int unit = group * shape.Filters + filter;
                            TLanes sum = Unsafe.IsNullRef(ref biases) ? TLanes.Zero : TLanes.LoadFirst(ref biases, unit, shape.Groups * shape.Filters - unit);
                            ref float w = ref Unsafe.Add(ref weights, shape.PlaceOf(group, filter));
                            for (int ky = 0; ky < windows.KernelHeight; ky++)
                            {
                                for (int kx = 0; kx < windows.KernelWidth; kx++)
                                {
                                    int place = shape.Corner(oy, ox) + ky * shape.Below + kx * shape.Beside + group * shape.Channels;
                                    for (int channel = 0; channel < shape.Channels; channel++)
                                    {
                                        sum.AddProduct(TLanes.Broadcast(ref x, place + channel), ref w, 0);
                                        w = ref Unsafe.Add(ref w, pitch);
                                    }
                                }
                            }

                            sum.Store(ref z, unit);
                        }
                    }

                    int end = (shape.Groups - 1) * shape.Filters + shape.PaddedFilters;
                    Tensors.Clear(ref Unsafe.Add(ref z, end), shape.OutputStride - end);
                    z = ref Unsafe.Add(ref z, shape.OutputStride);
                }
            }

            x = ref Unsafe.Add(ref x, shape.InputLength);
        }
    }

    /// <summary>
    /// <c>dK = Σ dz·x</c> and <c>db = Σ dz</c> over <c>(row, oy, ox)</c>, in order; the padding becomes zero.
    /// </summary>
    /// <param name="x">Rows of inputs.</param>
    /// <param name="dz">Rows of derivatives with respect to the pre-activations.</param>
    /// <param name="weights">The gradients of the weights, packed.</param>
    /// <param name="biases">The gradients of the biases, padded as a position, or a null reference.</param>
    /// <param name="shape">The convolution.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="isFirst">Whether the sums start from zero; otherwise they go on.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightGradients<TLanes>(ref float x, ref float dz, ref float weights, ref float biases, in ConvolutionShape shape, int rows, bool isFirst)
        where TLanes : struct, ILanes<TLanes>
    {
        if (!Unsafe.IsNullRef(ref biases))
            BiasGradients<TLanes>(ref dz, ref biases, shape, rows, isFirst);
        if (shape.IsDepthwise)
        {
            DepthwiseConvolutions.WeightGradients<TLanes>(ref x, ref dz, ref weights, shape, rows, isFirst);
            return;
        }

        WriteGuard.Assert(shape.PaddedFilters % TLanes.Count == 0);
        WindowShape windows = shape.Windows;
        for (int group = 0; group < shape.Groups; group++)
        {
            for (int filter = 0; filter < shape.PaddedFilters; filter += TLanes.Count)
            {
                TLanes mask = TLanes.IndexBelow(shape.Filters - filter);
                ref float w = ref Unsafe.Add(ref weights, shape.PlaceOf(group, filter));
                for (int ky = 0; ky < windows.KernelHeight; ky++)
                {
                    for (int kx = 0; kx < windows.KernelWidth; kx++)
                    {
                        for (int channel = 0; channel < shape.Channels; channel++)
                        {
                            TLanes sum = isFirst ? TLanes.Zero : TLanes.Load(ref w, 0);
                            int offset = ky * shape.Below + kx * shape.Beside + group * shape.Channels + channel;
                            for (int row = 0; row < rows; row++)
                            {
                                for (int oy = 0; oy < windows.OutputHeight; oy++)
                                {
                                    for (int ox = 0; ox < windows.OutputWidth; ox++)
                                    {
                                        sum.AddProduct(
                                            TLanes.Broadcast(ref x, row * shape.InputLength + shape.Corner(oy, ox) + offset),
                                            ref dz,
                                            row * shape.OutputLength + (oy * windows.OutputWidth + ox) * shape.OutputStride + group * shape.Filters + filter);
                                    }
                                }
                            }

                            TLanes.And(mask, sum).Store(ref w, 0);
                            w = ref Unsafe.Add(ref w, shape.PanelFilters);
                        }
                    }
                }
            }
        }
    }

    /// <summary>
    /// <c>dx = Kᵀ∗dz</c>: for each element of a window, the sum over the filters from zero, one multiply-add after the other; these
    /// are added to zero in the order <c>(ky, kx)</c>.
    /// </summary>
    /// <param name="dz">Rows of derivatives with respect to the pre-activations.</param>
    /// <param name="weights">The weights, packed.</param>
    /// <param name="panel">Room for the weights of a group with its channels filled up to whole registers; a depthwise convolution needs none.</param>
    /// <param name="dx">Rows of derivatives with respect to the inputs, which are overwritten, borders and padding included.</param>
    /// <param name="shape">The convolution.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InputGradients<TLanes>(ref float dz, ref float weights, ref float panel, ref float dx, in ConvolutionShape shape, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        Tensors.Clear(ref dx, rows * shape.InputLength);
        if (shape.IsDepthwise)
        {
            DepthwiseConvolutions.InputGradients<TLanes>(ref dz, ref weights, ref dx, shape, rows);
            return;
        }

        WindowShape windows = shape.Windows;
        int elements = windows.KernelHeight * windows.KernelWidth;
        for (int group = 0; group < shape.Groups; group++)
        {
            for (int channel = 0; channel < shape.Channels; channel += TLanes.Count)
            {
                // The padding of the last register is padding of the position too, unless another group follows.
                int count = Math.Min(TLanes.Count, (shape.Groups > 1 ? shape.Channels : shape.InputStride) - channel);
                int columns = Math.Min(TLanes.Count, shape.Channels - channel);
                int vector = channel * elements * shape.Filters;
                Transpose(ref weights, shape, group, channel, columns, ref Unsafe.Add(ref panel, vector), TLanes.Count);
                for (int row = 0; row < rows; row++)
                {
                    for (int ky = 0; ky < windows.KernelHeight; ky++)
                    {
                        for (int kx = 0; kx < windows.KernelWidth; kx++)
                        {
                            ref float w = ref Unsafe.Add(ref panel, vector + (ky * windows.KernelWidth + kx) * shape.Filters * TLanes.Count);
                            for (int oy = 0; oy < windows.OutputHeight; oy++)
                            {
                                for (int ox = 0; ox < windows.OutputWidth; ox++)
                                {
                                    int place = row * shape.OutputLength + (oy * windows.OutputWidth + ox) * shape.OutputStride + group * shape.Filters;
                                    TLanes sum = TLanes.Zero;
                                    for (int filter = 0; filter < shape.Filters; filter++)
                                        sum.AddProduct(TLanes.Broadcast(ref dz, place + filter), ref w, filter * TLanes.Count);
                                    int result = row * shape.InputLength + shape.Corner(oy, ox) + ky * shape.Below + kx * shape.Beside + group * shape.Channels + channel;
                                    (TLanes.LoadFirst(ref dx, result, count) + sum).StoreFirst(ref dx, result, count);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>Copies the weights of some channels of a group to <c>[ky][kx][filter][channel]</c>.</summary>
    private static void Transpose(ref float weights, in ConvolutionShape shape, int group, int channel, int count, ref float panel, int pitch)
    {
        int elements = shape.Windows.KernelHeight * shape.Windows.KernelWidth;
        for (int element = 0; element < elements; element++)
        {
            for (int filter = 0; filter < shape.Filters; filter += shape.PanelFilters)
            {
                ref float matrix = ref Unsafe.Add(ref weights, shape.PlaceOf(group, filter) + (element * shape.Channels + channel) * shape.PanelFilters);
                Panel.Transpose(
                    ref matrix,
                    shape.PanelFilters,
                    count,
                    Math.Min(shape.PanelFilters, shape.Filters - filter),
                    ref Unsafe.Add(ref panel, (element * shape.Filters + filter) * pitch),
                    pitch);
            }
        }
    }

    private static void BiasGradients<TLanes>(ref float dz, ref float biases, in ConvolutionShape shape, int rows, bool isFirst)
        where TLanes : struct, ILanes<TLanes>
    {
        int units = shape.Groups * shape.Filters;
        int positions = rows * shape.Windows.OutputHeight * shape.Windows.OutputWidth;
        for (int unit = 0; unit < Tensors.Padded(units); unit += TLanes.Count)
        {
            TLanes sum = ColumnSums.Sum<TLanes>(ref Unsafe.Add(ref dz, unit), shape.OutputStride, positions, ref Unsafe.Add(ref biases, unit), isFirst);
            TLanes.And(TLanes.IndexBelow(units - unit), sum).Store(ref biases, unit);
        }
    }
}

using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
        WriteGuard.Assert(shape.IsDepthwise || shape.PaddedFilters % TLanes.Count == 0);
        WriteGuard.Assert(shape.IsDepthwise || (shape.Groups - 1) * shape.Filters + shape.PaddedFilters <= shape.OutputStride);
        if (shape.IsDepthwise)
            DepthwiseConvolutions.Forward<TLanes>(ref x, ref weights, ref biases, ref z, shape, rows);
        else if (shape.PanelFilters % (2 * TLanes.Count) == 0)
            ConvolutionProducts.Forward<Paired<TLanes>>(ref x, ref weights, ref biases, ref z, shape, rows);
        else
            ConvolutionProducts.Forward<TLanes>(ref x, ref weights, ref biases, ref z, shape, rows);
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
        WriteGuard.Assert(shape.IsDepthwise || shape.PaddedFilters % TLanes.Count == 0);
        if (!Unsafe.IsNullRef(ref biases))
            BiasGradients<TLanes>(ref dz, ref biases, shape, rows, isFirst);
        if (shape.IsDepthwise)
            DepthwiseConvolutions.WeightGradients<TLanes>(ref x, ref dz, ref weights, shape, rows, isFirst);
        else if (shape.PanelFilters % (2 * TLanes.Count) == 0)
            ConvolutionProducts.WeightGradients<Paired<TLanes>>(ref x, ref dz, ref weights, shape, rows, isFirst);
        else
            ConvolutionProducts.WeightGradients<TLanes>(ref x, ref dz, ref weights, shape, rows, isFirst);
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

        // The padding of the last register is padding of the position too, unless another group follows.
        bool isWhole = (shape.Groups > 1 ? shape.Channels : shape.InputStride) % TLanes.Count == 0;
        int channels = (shape.Channels + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
        for (int group = 0; group < shape.Groups; group++)
        {
            if (!isWhole)
                ConvolutionInputs.AddInParts<TLanes>(ref dz, ref weights, ref panel, ref dx, shape, group, rows);
            else if (shape.Windows is { KernelHeight: 1, KernelWidth: 1 } && channels % (2 * TLanes.Count) == 0)
                ConvolutionInputs.Add<Paired<TLanes>, Paired<TLanes>>(ref dz, ref weights, ref panel, ref dx, shape, group, rows);
            else if (typeof(TLanes) == typeof(Lanes128) && Vector512.IsHardwareAccelerated)
                ConvolutionInputs.Add<TLanes, Paired<Lanes512>>(ref dz, ref weights, ref panel, ref dx, shape, group, rows);
            else if (typeof(TLanes) == typeof(Lanes128) && Vector256.IsHardwareAccelerated)
                ConvolutionInputs.Add<TLanes, Paired<Lanes256>>(ref dz, ref weights, ref panel, ref dx, shape, group, rows);
            else if (typeof(TLanes) == typeof(Lanes256) && Vector512.IsHardwareAccelerated)
                ConvolutionInputs.Add<TLanes, Paired<Lanes512>>(ref dz, ref weights, ref panel, ref dx, shape, group, rows);
            else
                ConvolutionInputs.Add<TLanes, Paired<TLanes>>(ref dz, ref weights, ref panel, ref dx, shape, group, rows);
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

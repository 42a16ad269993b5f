using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>
/// Convolutions as products that read windows where they lie, without copying them: a row of the left operand is a window, or a weight's
/// inputs in all windows.
/// </summary>
internal static class ConvolutionProducts
{
    /// <summary>The floats of inputs and outputs that gradients of weights go through at a time, so that they stay in the cache.</summary>
    private const int CachedFloats = 6 * 1024;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TLanes>(ref float x, ref float weights, ref float biases, ref float z, in ConvolutionShape shape, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        WindowShape windows = shape.Windows;
        var steps = new ProductSteps(windows.KernelHeight, shape.Below, windows.KernelWidth, shape.Beside, shape.Channels, 1);
        int units = shape.Groups * shape.Filters;
        int written = (shape.Groups - 1) * shape.Filters + shape.PaddedFilters;
        bool inPairs = windows.OutputWidth > 1;
        int positions = rows * windows.OutputHeight * (inPairs ? (windows.OutputWidth + 1) / 2 : 1);
        int together = inPairs ? 2 : 1;
        Span<int> inputs = stackalloc int[ConvolutionPlaces.Most];
        Span<int> outputs = stackalloc int[ConvolutionPlaces.Most];
        Span<float> start = stackalloc float[TLanes.Count];
        for (int first = 0; first < positions; first += ConvolutionPlaces.Most)
        {
            int count = Math.Min(positions - first, ConvolutionPlaces.Most);
            if (inPairs)
                ConvolutionPlaces.OfPairs(shape, first, count, inputs, outputs);
            else
                ConvolutionPlaces.OfWindows(shape, first, count, inputs, outputs);
            for (int group = 0; group < shape.Groups; group++)
            {
                for (int filter = 0; filter < shape.PaddedFilters; filter += TLanes.Count)
                {
                    int unit = group * shape.Filters + filter;
                    var product = new GatheredProduct(
                        ref Unsafe.Add(ref x, group * shape.Channels), steps, ref Unsafe.Add(ref weights, shape.PlaceOf(group, filter)), shape.PanelFilters);
                    CopyBiases(ref biases, unit, units, start);
                    ref float result = ref Unsafe.Add(ref z, unit);
                    if (inPairs)
                    {
                        product.ComputePairs<TLanes>(
                            ref MemoryMarshal.GetReference(inputs), windows.StepX * shape.InputStride, ref MemoryMarshal.GetReference(start), ref result, ref MemoryMarshal.GetReference(outputs), shape.OutputStride, count);
                    }
                    else
                    {
                        product.Compute<TLanes, TLanes, Fresh>(
                            ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(start), ref result, ref MemoryMarshal.GetReference(outputs), ref Unsafe.NullRef<int>(), count);
                    }
                }
            }

            for (int i = 0; written < shape.OutputStride && i < count; i++)
            {
                for (int k = 0; k < together; k++)
                    Tensors.Clear(ref Unsafe.Add(ref z, outputs[i] + k * shape.OutputStride + written), shape.OutputStride - written);
            }
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightGradients<TLanes>(ref float x, ref float dz, ref float weights, in ConvolutionShape shape, int rows, bool isFirst)
        where TLanes : struct, ILanes<TLanes>
    {
        if (isFirst)
            Tensors.Clear(ref weights, shape.Groups * shape.Terms * shape.PaddedFilters);
        WindowShape windows = shape.Windows;
        int rowsAtATime = Math.Max(1, CachedFloats / (shape.InputLength + shape.OutputLength));
        Span<int> inputs = stackalloc int[ConvolutionPlaces.Most];
        Span<int> results = stackalloc int[ConvolutionPlaces.Most];
        for (int row = 0; row < rows; row += rowsAtATime)
        {
            var steps = new ProductSteps(
                Math.Min(rowsAtATime, rows - row),
                shape.InputLength,
                windows.OutputHeight,
                windows.StepY * windows.Width * shape.InputStride,
                windows.OutputWidth,
                windows.StepX * shape.InputStride);
            for (int first = 0; first < shape.Terms; first += ConvolutionPlaces.Most)
            {
                int count = Math.Min(shape.Terms - first, ConvolutionPlaces.Most);
                ConvolutionPlaces.OfTerms(shape, first, count, inputs, results);
                for (int group = 0; group < shape.Groups; group++)
                {
                    for (int filter = 0; filter < shape.PaddedFilters; filter += TLanes.Count)
                    {
                        var product = new GatheredProduct(
                            ref Unsafe.Add(ref x, row * shape.InputLength + group * shape.Channels),
                            steps,
                            ref Unsafe.Add(ref dz, row * shape.OutputLength + group * shape.Filters + filter),
                            shape.OutputStride);
                        ref float result = ref Unsafe.Add(ref weights, shape.PlaceOf(group, filter));
                        product.Compute<TLanes, TLanes, GoingOn>(
                            ref MemoryMarshal.GetReference(inputs), ref result, ref result, ref MemoryMarshal.GetReference(results), ref Unsafe.NullRef<int>(), count);
                    }
                }
            }
        }

        ClearPadding<TLanes>(ref weights, shape);
    }

    /// <summary>Copies the biases from one on, if there are any, with zeros behind the last.</summary>
    private static void CopyBiases(ref float biases, int unit, int units, Span<float> result)
    {
        int count = Unsafe.IsNullRef(ref biases) ? 0 : Math.Clamp(units - unit, 0, result.Length);
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref biases, unit), count).CopyTo(result);
        result[count..].Clear();
    }

    /// <summary>Zeros where no filter is: what was computed there comes from whatever lies behind the filters of a position.</summary>
    private static void ClearPadding<TLanes>(ref float weights, in ConvolutionShape shape)
        where TLanes : struct, ILanes<TLanes>
    {
        int filter = shape.Filters / TLanes.Count * TLanes.Count;
        TLanes mask = TLanes.IndexBelow(shape.Filters - filter);
        for (; filter < shape.PaddedFilters; filter += TLanes.Count)
        {
            for (int group = 0; group < shape.Groups; group++)
            {
                ref float w = ref Unsafe.Add(ref weights, shape.PlaceOf(group, filter));
                for (int term = 0; term < shape.Terms; term++)
                    TLanes.And(mask, TLanes.Load(ref w, term * shape.PanelFilters)).Store(ref w, term * shape.PanelFilters);
            }

            mask = TLanes.Zero;
        }
    }
}

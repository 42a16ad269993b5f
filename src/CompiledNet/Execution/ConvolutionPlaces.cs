using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>Lists where things lie, for the tiles of a <see cref="GatheredProduct"/>.</summary>
internal static class ConvolutionPlaces
{
    /// <summary>How many places are listed at a time: whole tiles of six and of eight.</summary>
    public const int Most = 96;

    /// <summary>The outputs from <paramref name="first"/> on, counted over all rows, and the inputs that their windows begin at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfWindows(in ConvolutionShape shape, int first, int count, Span<int> inputs, Span<int> outputs)
    {
        int width = shape.Windows.OutputWidth;
        (int row, int rest) = Math.DivRem(first, width * shape.Windows.OutputHeight);
        (int oy, int ox) = Math.DivRem(rest, width);
        int step = shape.Windows.StepX * shape.InputStride;
        int input = row * shape.InputLength + shape.Corner(oy, ox);
        for (int i = 0; i < count; i++)
        {
            inputs[i] = input;
            outputs[i] = (first + i) * shape.OutputStride;
            input += step;
            if (++ox < width)
                continue;
            ox = 0;
            if (++oy == shape.Windows.OutputHeight)
            {
                oy = 0;
                row++;
            }

            input = row * shape.InputLength + shape.Corner(oy, 0);
        }

        FillUp(inputs, count);
        FillUp(outputs, count);
    }

    /// <summary>
    /// The pairs of outputs beside one another, counted over all rows, and the inputs that the windows of the first of each begin at.
    /// The last pair of a line of an odd length overlaps the one before it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfPairs(in ConvolutionShape shape, int first, int count, Span<int> inputs, Span<int> outputs)
    {
        int width = shape.Windows.OutputWidth;
        (int line, int pair) = Math.DivRem(first, (width + 1) / 2);
        (int row, int oy) = Math.DivRem(line, shape.Windows.OutputHeight);
        int step = shape.Windows.StepX * shape.InputStride;
        int input = row * shape.InputLength + shape.Corner(oy, 0);
        int ox = 2 * pair;
        for (int i = 0; i < count; i++)
        {
            int begin = Math.Min(ox, width - 2);
            inputs[i] = input + begin * step;
            outputs[i] = (line * width + begin) * shape.OutputStride;
            ox += 2;
            if (ox < width)
                continue;
            ox = 0;
            line++;
            if (++oy == shape.Windows.OutputHeight)
            {
                oy = 0;
                row++;
            }

            input = row * shape.InputLength + shape.Corner(oy, 0);
        }

        FillUp(inputs, count);
        FillUp(outputs, count);
    }

    /// <summary>The weights of a filter from <paramref name="first"/> on, and where they meet the input in a window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfTerms(in ConvolutionShape shape, int first, int count, Span<int> inputs, Span<int> weights)
    {
        (int element, int channel) = Math.DivRem(first, shape.Channels);
        (int ky, int kx) = Math.DivRem(element, shape.Windows.KernelWidth);
        for (int i = 0; i < count; i++)
        {
            inputs[i] = ky * shape.Below + kx * shape.Beside + channel;
            weights[i] = (first + i) * shape.PanelFilters;
            if (++channel < shape.Channels)
                continue;
            channel = 0;
            if (++kx < shape.Windows.KernelWidth)
                continue;
            kx = 0;
            ky++;
        }

        FillUp(inputs, count);
        FillUp(weights, count);
    }

    /// <summary>Copies the last place to those that a tile may have too many.</summary>
    private static void FillUp(Span<int> places, int count) =>
        places.Slice(count, Math.Min(GatheredProduct.MostTileRows, places.Length - count)).Fill(places[count - 1]);
}

using CompiledNet.Execution;

namespace CompiledNet.Kernels.Tests.Convolving;

/// <summary>Convolutions of sizes around those of registers and tiles.</summary>
internal static class DrawnConvolution
{
    private const long MostWork = 150_000;
    private const int MostFloats = 60_000;

    /// <summary>One whose weights registers of so many lanes divide.</summary>
    public static ConvolutionCase Of(Random random, int lanes)
    {
        while (true)
        {
            ConvolutionCase drawn = Any(random);
            bool fits = (drawn.IsDepthwise ? drawn.Shape.OutputStride : drawn.PaddedFilters) % lanes == 0;
            int largest = Math.Max(Math.Max(drawn.InputLength, drawn.OutputLength), Math.Max(drawn.WeightsLength, drawn.PanelLength(lanes)));
            if (fits && drawn.Work <= MostWork && largest <= MostFloats)
                return drawn;
        }
    }

    private static ConvolutionCase Any(Random random)
    {
        (int groups, int channels, int filters) = random.Next(6) switch
        {
            0 => (Draw.One(random, 2, 3, 4, 5, 8, 9, 16, 17, 24, 32, 33, 40), 1, 1),
            1 => (random.Next(2, 5), Some(random), Some(random)),
            _ => (1, Some(random), Some(random)),
        };
        bool isDepthwise = groups > 1 && channels == 1 && filters == 1;
        int inputStride = ConvolutionCase.Padded(groups * channels);
        if (!isDepthwise && random.Next(3) == 0)
            inputStride = groups * channels;
        int outputStride = isDepthwise
            ? inputStride
            : ConvolutionCase.Padded(Math.Max(groups * filters, (groups - 1) * filters + ConvolutionCase.Padded(filters)));
        return new(new(Windows(random), inputStride, outputStride, channels, filters, groups), random.Next(1, 4));
    }

    private static int Some(Random random) => random.Next(3) == 0 ? random.Next(1, 41) : Draw.One(random, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40);

    private static WindowShape Windows(Random random)
    {
        (int height, int outputHeight, int kernelHeight, int stepY, int dilationY) = Axis(random, random.Next(4) == 0 ? 1 : 6);
        (int width, int outputWidth, int kernelWidth, int stepX, int dilationX) = Axis(random, Draw.One(random, 4, 12, 40));
        return new(height, width, outputHeight, outputWidth, kernelHeight, kernelWidth, stepY, stepX, dilationY, dilationX, Top: 0, Left: 0);
    }

    /// <summary>Now and then some inputs at the end that no window sees.</summary>
    private static (int Size, int Output, int Kernel, int Step, int Dilation) Axis(Random random, int most)
    {
        int output = random.Next(1, most + 1);
        int kernel = Draw.One(random, 1, 1, 2, 3, 3, 4, 5, 5, 6, 7);
        int step = Draw.One(random, 1, 1, 1, 2, 3);
        int dilation = Draw.One(random, 1, 1, 1, 2, 3);
        return ((output - 1) * step + (kernel - 1) * dilation + 1 + random.Next(step), output, kernel, step, dilation);
    }
}

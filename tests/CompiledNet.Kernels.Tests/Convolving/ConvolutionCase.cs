using CompiledNet.Execution;

namespace CompiledNet.Kernels.Tests.Convolving;

/// <summary>A convolution of some rows, and where its numbers lie.</summary>
public sealed record ConvolutionCase(ConvolutionShape Shape, int Rows)
{
    private WindowShape Windows => Shape.Windows;

    public bool IsDepthwise => Shape.Groups > 1 && Shape.Channels == 1 && Shape.Filters == 1;

    public int Elements => Windows.KernelHeight * Windows.KernelWidth;

    public int PaddedFilters => Padded(Shape.Filters);

    public int InputLength => Rows * Windows.Height * Windows.Width * Shape.InputStride;

    public int OutputLength => Rows * Windows.OutputHeight * Windows.OutputWidth * Shape.OutputStride;

    public int WeightsLength => IsDepthwise ? Elements * Shape.OutputStride : Shape.Groups * Elements * Shape.Channels * PaddedFilters;

    public int BiasesLength => Padded(Shape.Groups * Shape.Filters);

    /// <summary>The multiply-adds.</summary>
    public long Work => (long)Rows * Windows.OutputHeight * Windows.OutputWidth * Elements * Shape.Channels * Shape.Filters * Shape.Groups;

    public static int Padded(int channels) => channels switch
    {
        <= 4 => 4,
        <= 8 => 8,
        _ => (channels + 15) / 16 * 16,
    };

    /// <summary>The room for the weights of a group with its channels filled up to whole registers.</summary>
    public int PanelLength(int lanes) => Elements * Shape.Filters * ((Shape.Channels + lanes - 1) / lanes * lanes);

    public int Input(int row, int y, int x, int group, int channel) =>
        ((row * Windows.Height + y) * Windows.Width + x) * Shape.InputStride + group * Shape.Channels + channel;

    /// <summary>The input that the window of an output sees at an element.</summary>
    public int Seen(int row, int oy, int ox, int ky, int kx, int group, int channel) =>
        Input(row, oy * Windows.StepY + ky * Windows.DilationY, ox * Windows.StepX + kx * Windows.DilationX, group, channel);

    public int Output(int row, int oy, int ox, int group, int filter) =>
        ((row * Windows.OutputHeight + oy) * Windows.OutputWidth + ox) * Shape.OutputStride + group * Shape.Filters + filter;

    public int Weight(int group, int filter, int ky, int kx, int channel)
    {
        int element = ky * Windows.KernelWidth + kx;
        if (IsDepthwise)
            return element * Shape.OutputStride + group;
        int width = Shape.Groups > 1 ? PaddedFilters : Math.Min(16, PaddedFilters);
        int panels = PaddedFilters / width;
        return (((group * panels + filter / width) * Elements + element) * Shape.Channels + channel) * width + filter % width;
    }

    public int Bias(int group, int filter) => group * Shape.Filters + filter;

    /// <summary>Numbers for the places that are no padding, and what padding holds in the others.</summary>
    public float[] Inputs(Random random, float padding)
    {
        float[] x = Filled(InputLength, padding);
        foreach ((int row, int y, int column) in Positions(Windows.Height, Windows.Width))
        {
            for (int channel = 0; channel < Shape.Groups * Shape.Channels; channel++)
                x[Input(row, y, column, 0, channel)] = Draw.Numbers(random, 1)[0];
        }

        return x;
    }

    /// <summary>The same for outputs or their derivatives.</summary>
    public float[] Outputs(Random random, float padding)
    {
        float[] z = Filled(OutputLength, padding);
        foreach ((int row, int oy, int ox) in Positions(Windows.OutputHeight, Windows.OutputWidth))
        {
            for (int filter = 0; filter < Shape.Groups * Shape.Filters; filter++)
                z[Output(row, oy, ox, 0, filter)] = Draw.Numbers(random, 1)[0];
        }

        return z;
    }

    /// <summary>Weights, with zeros as padding.</summary>
    public float[] Weights(Random random)
    {
        var weights = new float[WeightsLength];
        foreach (WeightPlace place in WeightPlaces())
            weights[place.In(this)] = Draw.Numbers(random, 1)[0];
        return weights;
    }

    /// <summary>Biases, with zeros as padding.</summary>
    public float[] Biases(Random random)
    {
        var biases = new float[BiasesLength];
        Draw.Numbers(random, Shape.Groups * Shape.Filters).CopyTo(biases, 0);
        return biases;
    }

    public IEnumerable<(int Row, int Y, int X)> Positions(int height, int width) =>
        from row in Enumerable.Range(0, Rows)
        from y in Enumerable.Range(0, height)
        from x in Enumerable.Range(0, width)
        select (row, y, x);

    public IEnumerable<WeightPlace> WeightPlaces() =>
        from @group in Enumerable.Range(0, Shape.Groups)
        from filter in Enumerable.Range(0, Shape.Filters)
        from ky in Enumerable.Range(0, Windows.KernelHeight)
        from kx in Enumerable.Range(0, Windows.KernelWidth)
        from channel in Enumerable.Range(0, Shape.Channels)
        select new WeightPlace(@group, filter, ky, kx, channel);

    private static float[] Filled(int length, float value)
    {
        var values = new float[length];
        values.AsSpan().Fill(value);
        return values;
    }
}

/// <summary>One weight.</summary>
public readonly record struct WeightPlace(int Group, int Filter, int KY, int KX, int Channel)
{
    public int In(ConvolutionCase convolution) => convolution.Weight(Group, Filter, KY, KX, Channel);
}

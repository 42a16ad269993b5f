namespace CompiledNet.Kernels.Tests.Convolving;

/// <summary>Convolutions one number at a time, with the order of every sum.</summary>
internal static class PlainConvolution<TArithmetic>
    where TArithmetic : IArithmetic
{
    /// <summary>From the bias, over <c>(ky, kx, channel)</c>.</summary>
    public static float[] Forward(ConvolutionCase convolution, float[] x, float[] weights, float[]? biases)
    {
        var z = new float[convolution.OutputLength];
        foreach ((int row, int oy, int ox) in convolution.Positions(convolution.Shape.Windows.OutputHeight, convolution.Shape.Windows.OutputWidth))
        {
            for (int group = 0; group < convolution.Shape.Groups; group++)
            {
                for (int filter = 0; filter < convolution.Shape.Filters; filter++)
                {
                    float sum = biases is null ? 0f : biases[convolution.Bias(group, filter)];
                    for (int ky = 0; ky < convolution.Shape.Windows.KernelHeight; ky++)
                    {
                        for (int kx = 0; kx < convolution.Shape.Windows.KernelWidth; kx++)
                        {
                            for (int channel = 0; channel < convolution.Shape.Channels; channel++)
                            {
                                float input = x[convolution.Seen(row, oy, ox, ky, kx, group, channel)];
                                sum = TArithmetic.MultiplyAdd(input, weights[convolution.Weight(group, filter, ky, kx, channel)], sum);
                            }
                        }
                    }

                    z[convolution.Output(row, oy, ox, group, filter)] = sum;
                }
            }
        }

        return z;
    }

    /// <summary>From what is there, over <c>(row, oy, ox)</c>.</summary>
    public static float[] WeightGradients(ConvolutionCase convolution, float[] x, float[] dz, float[] start)
    {
        var gradients = (float[])start.Clone();
        foreach (WeightPlace place in convolution.WeightPlaces())
        {
            float sum = gradients[place.In(convolution)];
            for (int row = 0; row < convolution.Rows; row++)
            {
                for (int oy = 0; oy < convolution.Shape.Windows.OutputHeight; oy++)
                {
                    for (int ox = 0; ox < convolution.Shape.Windows.OutputWidth; ox++)
                    {
                        float input = x[convolution.Seen(row, oy, ox, place.KY, place.KX, place.Group, place.Channel)];
                        sum = TArithmetic.MultiplyAdd(input, dz[convolution.Output(row, oy, ox, place.Group, place.Filter)], sum);
                    }
                }
            }

            gradients[place.In(convolution)] = sum;
        }

        return gradients;
    }

    /// <summary>From what is there, over <c>(row, oy, ox)</c>.</summary>
    public static float[] BiasGradients(ConvolutionCase convolution, float[] dz, float[] start)
    {
        var gradients = (float[])start.Clone();
        foreach ((int row, int oy, int ox) in convolution.Positions(convolution.Shape.Windows.OutputHeight, convolution.Shape.Windows.OutputWidth))
        {
            for (int filter = 0; filter < convolution.Shape.Groups * convolution.Shape.Filters; filter++)
                gradients[filter] += dz[convolution.Output(row, oy, ox, 0, filter)];
        }

        return gradients;
    }

    /// <summary>For each element of a window the sum over the filters, from zero; these added to zero, over <c>(ky, kx)</c>.</summary>
    public static float[] InputGradients(ConvolutionCase convolution, float[] dz, float[] weights)
    {
        var dx = new float[convolution.InputLength];
        for (int ky = 0; ky < convolution.Shape.Windows.KernelHeight; ky++)
        {
            for (int kx = 0; kx < convolution.Shape.Windows.KernelWidth; kx++)
            {
                foreach ((int row, int oy, int ox) in convolution.Positions(convolution.Shape.Windows.OutputHeight, convolution.Shape.Windows.OutputWidth))
                {
                    for (int group = 0; group < convolution.Shape.Groups; group++)
                    {
                        for (int channel = 0; channel < convolution.Shape.Channels; channel++)
                        {
                            float sum = 0f;
                            for (int filter = 0; filter < convolution.Shape.Filters; filter++)
                            {
                                float derivative = dz[convolution.Output(row, oy, ox, group, filter)];
                                sum = TArithmetic.MultiplyAdd(derivative, weights[convolution.Weight(group, filter, ky, kx, channel)], sum);
                            }

                            dx[convolution.Seen(row, oy, ox, ky, kx, group, channel)] += sum;
                        }
                    }
                }
            }
        }

        return dx;
    }
}

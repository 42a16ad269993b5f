namespace CompiledNet.Kernels.Tests.Pools;

/// <summary>Pooling one number at a time.</summary>
internal static class PlainPooling
{
    public static float[] Largest(PoolingCase pooling, float[] x)
    {
        var y = new float[pooling.OutputLength];
        foreach (var window in pooling.AllWindows())
        {
            for (int channel = 0; channel < pooling.Stride; channel++)
                y[pooling.Output(window) + channel] = x[PlaceOfLargest(pooling, x, window, channel)];
        }

        return y;
    }

    public static float[] LargestGradients(PoolingCase pooling, float[] x, float[] dy)
    {
        var dx = new float[pooling.InputLength];
        foreach (var window in pooling.AllWindows())
        {
            for (int channel = 0; channel < pooling.Stride; channel++)
                dx[PlaceOfLargest(pooling, x, window, channel)] += dy[pooling.Output(window) + channel];
        }

        return dx;
    }

    public static float[] Mean(PoolingCase pooling, float[] x)
    {
        var y = new float[pooling.OutputLength];
        foreach (var window in pooling.AllWindows())
        {
            int[] places = [.. pooling.Elements(window)];
            for (int channel = 0; channel < pooling.Stride; channel++)
            {
                float sum = x[places[0] + channel];
                foreach (int place in places[1..])
                    sum += x[place + channel];
                y[pooling.Output(window) + channel] = sum * (float)(1.0 / places.Length);
            }
        }

        return y;
    }

    public static float[] MeanGradients(PoolingCase pooling, float[] dy)
    {
        var dx = new float[pooling.InputLength];
        foreach (var window in pooling.AllWindows())
        {
            int[] places = [.. pooling.Elements(window)];
            for (int channel = 0; channel < pooling.Stride; channel++)
            {
                float share = dy[pooling.Output(window) + channel] * (float)(1.0 / places.Length);
                foreach (int place in places)
                    dx[place + channel] += share;
            }
        }

        return dx;
    }

    /// <summary>As PyTorch compares: <c>value &gt; largest || isnan(value)</c>, from the first value.</summary>
    private static int PlaceOfLargest(PoolingCase pooling, float[] x, (int Row, int Y, int X) window, int channel)
    {
        int[] places = [.. pooling.Elements(window)];
        int largest = places[0] + channel;
        foreach (int place in places)
        {
            float value = x[place + channel];
            if (value > x[largest] || float.IsNaN(value))
                largest = place + channel;
        }

        return largest;
    }
}

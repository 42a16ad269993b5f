namespace CompiledNet.Training.Tests;

/// <summary>
/// A dense layer, a norm and a dense layer with the squared error, every operation in float, one after the other: what rounding does
/// to a backward pass through a norm.
/// </summary>
public abstract class FloatNorm<TSelf>
    where TSelf : class, ITrainableNetwork<TSelf>
{
    private const int Inputs = 3;
    private const int Units = 4;
    private const int Outputs = 2;

    protected FloatNorm(int seed, float shift)
    {
        foreach (ParameterTensor tensor in TSelf.Description.Tensors.Concat(TSelf.Description.Statistics))
            Parameters[tensor].CopyFrom(KindsOfLayers.Values(tensor, seed));
        // Far from zero, the differences from the mean have few digits.
        for (int unit = 0; unit < Units; unit++)
            Parameters["Dense1.Biases"][unit] += shift;
    }

    public ParameterBuffer<TSelf> Parameters { get; } = new();

    public int Threads { get; set; } = 1;

    /// <summary>Each group of values that is standardized.</summary>
    protected abstract IEnumerable<int[]> Groups(int rows);

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        float[] z = Dense("Dense1", inputs, Inputs, Units);
        float[] y = TSelf.Description.Statistics.Any() ? WithStatistics(z) : Affine(Standardized(z).N);
        return Loss(Dense("Dense2", y, Units, Outputs), targets);
    }

    public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ParameterBuffer<TSelf> gradients)
    {
        gradients.Clear();
        float[] z = Dense("Dense1", inputs, Inputs, Units);
        (float[] n, float[] inverses) = Standardized(z);
        float[] y = Affine(n);
        float[] a = Dense("Dense2", y, Units, Outputs);

        var da = new float[a.Length];
        for (int i = 0; i < a.Length; i++)
            da[i] = 2f * (a[i] - targets[i]) * (1f / a.Length);
        float[] dy = DenseBackward("Dense2", y, da, Units, Outputs, gradients);
        string norm = TSelf.Description.Layers[1].Name;
        TensorView weights = Parameters[$"{norm}.Weights"];
        var dn = new float[n.Length];
        for (int i = 0; i < n.Length; i++)
        {
            gradients[$"{norm}.Weights"][i % Units] += dy[i] * n[i];
            gradients[$"{norm}.Biases"][i % Units] += dy[i];
            dn[i] = dy[i] * weights[i % Units];
        }

        var dz = new float[n.Length];
        foreach (int[] group in Groups(n.Length / Units))
        {
            float mean = Sum(group, i => dn[i]) * (1f / group.Length);
            float slope = Sum(group, i => dn[i] * n[i]) * (1f / group.Length);
            foreach (int i in group)
                dz[i] = (dn[i] - mean - n[i] * slope) * inverses[i];
        }
        DenseBackward("Dense1", inputs, dz, Inputs, Units, gradients);
        return Loss(a, targets);
    }

    public void BackwardFrom(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, ParameterBuffer<TSelf> gradients, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public int FindNonFiniteLayer(ReadOnlySpan<float> inputs) => throw new NotSupportedException();

    private static float Sum(int[] group, Func<int, float> term)
    {
        float sum = 0;
        foreach (int i in group)
            sum += term(i);
        return sum;
    }

    private static float Loss(float[] a, ReadOnlySpan<float> targets)
    {
        float sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (a[i] - targets[i]) * (a[i] - targets[i]);
        return sum / a.Length;
    }

    private (float[] N, float[] Inverses) Standardized(float[] x)
    {
        var n = new float[x.Length];
        var inverses = new float[x.Length];
        foreach (int[] group in Groups(x.Length / Units))
        {
            float share = 1f / group.Length;
            float mean = Sum(group, i => x[i]) * share;
            float variance = Sum(group, i => (x[i] - mean) * (x[i] - mean)) * share;
            float inverse = 1f / MathF.Sqrt(variance + TSelf.Description.Layers[1].Epsilon);
            foreach (int i in group)
                (n[i], inverses[i]) = ((x[i] - mean) * inverse, inverse);
        }
        return (n, inverses);
    }

    private float[] Affine(float[] n)
    {
        string norm = TSelf.Description.Layers[1].Name;
        (TensorView weights, TensorView biases) = (Parameters[$"{norm}.Weights"], Parameters[$"{norm}.Biases"]);
        return [.. n.Select((value, i) => weights[i % Units] * value + biases[i % Units])];
    }

    private float[] WithStatistics(float[] x)
    {
        var y = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int channel = i % Units;
            float scale = Parameters["BatchNorm1.Weights"][channel]
                * (1f / MathF.Sqrt(Parameters["BatchNorm1.RunningVariance"][channel] + TSelf.Description.Layers[1].Epsilon));
            y[i] = x[i] * scale + (Parameters["BatchNorm1.Biases"][channel] - Parameters["BatchNorm1.RunningMean"][channel] * scale);
        }
        return y;
    }

    private float[] Dense(string layer, ReadOnlySpan<float> x, int inputs, int units)
    {
        var z = new float[x.Length / inputs * units];
        for (int i = 0; i < z.Length; i++)
        {
            float sum = Parameters[$"{layer}.Biases"][i % units];
            for (int input = 0; input < inputs; input++)
                sum += Parameters[$"{layer}.Weights"][i % units, input] * x[i / units * inputs + input];
            z[i] = sum;
        }
        return z;
    }

    private float[] DenseBackward(string layer, ReadOnlySpan<float> x, float[] dz, int inputs, int units, ParameterBuffer<TSelf> gradients)
    {
        var dx = new float[x.Length];
        for (int i = 0; i < dz.Length; i++)
        {
            gradients[$"{layer}.Biases"][i % units] += dz[i];
            for (int input = 0; input < inputs; input++)
            {
                gradients[$"{layer}.Weights"][i % units, input] += dz[i] * x[i / units * inputs + input];
                dx[i / units * inputs + input] += dz[i] * Parameters[$"{layer}.Weights"][i % units, input];
            }
        }
        return dx;
    }
}

/// <summary>With a batch norm.</summary>
public sealed class FloatBatchNorm(int seed = 0, float shift = 0) : FloatNorm<FloatBatchNorm>(seed, shift), ITrainableNetwork<FloatBatchNorm>
{
    public static NetworkDescription Description { get; } = new LayerList(nameof(FloatBatchNorm), [3])
        .Add("Dense", [4], [[4, 3], [4]]).Add("BatchNorm", [4]).Add("Dense", [2], [[2, 4], [2]]).Describe(LossFunction.MeanSquaredError);

    public static FloatBatchNorm Create(int seed) => new(seed);

    protected override IEnumerable<int[]> Groups(int rows) =>
        Enumerable.Range(0, 4).Select(channel => Enumerable.Range(0, rows).Select(row => 4 * row + channel).ToArray());
}

/// <summary>With a layer norm.</summary>
public sealed class FloatLayerNorm(int seed = 0, float shift = 0) : FloatNorm<FloatLayerNorm>(seed, shift), ITrainableNetwork<FloatLayerNorm>
{
    public static NetworkDescription Description { get; } = new LayerList(nameof(FloatLayerNorm), [3])
        .Add("Dense", [4], [[4, 3], [4]]).Add("LayerNorm", [4]).Add("Dense", [2], [[2, 4], [2]]).Describe(LossFunction.MeanSquaredError);

    public static FloatLayerNorm Create(int seed) => new(seed);

    protected override IEnumerable<int[]> Groups(int rows) => Enumerable.Range(0, rows).Select(row => Enumerable.Range(4 * row, 4).ToArray());
}

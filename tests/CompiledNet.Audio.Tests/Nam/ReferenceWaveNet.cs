namespace CompiledNet.Audio.Tests.Nam;

/// <summary>A stack of a reference model.</summary>
internal sealed record ReferenceStack(int InputSize, int Channels, int HeadSize, int KernelSize, int[] Dilations, string Activation, bool Gated, bool HeadBias);

/// <summary>
/// Neural Amp Modeler's WaveNet in double precision, written after its description and for clarity alone: a signal is <c>[time][channel]</c>, a convolution sees
/// zeros before the first sample. It draws its own weights in the order in which files have them.
/// </summary>
internal sealed class ReferenceWaveNet(ReferenceStack[] stacks, int[] headKernels, string headActivation, int headChannels, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<float> _weights = [];

    /// <summary>The outputs for the inputs, and all weights.</summary>
    public (double[] Outputs, float[] Weights) Run(float[] inputs)
    {
        (double[][] outputs, float[] weights) = Run(inputs, null);
        return ([.. outputs.Select(at => at[0])], weights);
    }

    /// <summary>The outputs of several channels, and all weights.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="condition">What is mixed in, if that is not the inputs.</param>
    public (double[][] Outputs, float[] Weights) Run(float[] inputs, double[][]? condition)
    {
        double[][] input = [.. inputs.Select(value => new[] { (double)value })];
        double[][] stream = input, mixed = condition ?? input;
        double[][]? head = null;
        foreach (ReferenceStack stack in stacks)
        {
            double[][] x = Convolve(stream, Kernel(stack.Channels, stack.InputSize, 1), null, 1);
            double[][]? sum = head;
            foreach (int dilation in stack.Dilations)
            {
                int outputs = stack.Gated ? 2 * stack.Channels : stack.Channels;
                double[,,] kernel = Kernel(outputs, stack.Channels, stack.KernelSize);
                double[] biases = Numbers(outputs);
                double[,,] mixin = Kernel(outputs, mixed[0].Length, 1);
                double[][] z = Plus(Convolve(x, kernel, biases, dilation), Convolve(mixed, mixin, null, 1));
                double[][] a = [.. z.Select(at => Activated(at, stack))];
                double[,,] residual = Kernel(stack.Channels, stack.Channels, 1);
                double[] residualBiases = Numbers(stack.Channels);
                sum = sum is null ? a : Plus(sum, a);
                x = Plus(x, Convolve(a, residual, residualBiases, 1));
            }

            double[,,] ofHead = Kernel(stack.HeadSize, stack.Channels, 1);
            head = Convolve(sum!, ofHead, stack.HeadBias ? Numbers(stack.HeadSize) : null, 1);
            stream = x;
        }

        var behind = new List<(double[,,] Kernel, double[] Biases)>();
        int channels = stacks[^1].HeadSize;
        for (int place = 0; place < headKernels.Length; place++)
        {
            int outputs = place + 1 == headKernels.Length ? 1 : headChannels;
            behind.Add((Kernel(outputs, channels, headKernels[place]), Numbers(outputs)));
            channels = outputs;
        }

        double scale = Next();
        double[][] result = [.. head!.Select(at => Array.ConvertAll(at, value => scale * value))];
        foreach ((double[,,] kernel, double[] biases) in behind)
            result = Convolve([.. result.Select(at => Array.ConvertAll(at, value => Function(headActivation, value)))], kernel, biases, 1);
        return (result, [.. _weights]);
    }

    private static double[] Activated(double[] z, ReferenceStack stack)
    {
        var a = new double[stack.Channels];
        for (int channel = 0; channel < a.Length; channel++)
        {
            a[channel] = Function(stack.Activation, z[channel]);
            if (stack.Gated)
                a[channel] *= Function("Sigmoid", z[stack.Channels + channel]);
        }

        return a;
    }

    private static double Function(string name, double z) => name switch
    {
        "Tanh" => Math.Tanh(z),
        "ReLU" => Math.Max(0, z),
        "Sigmoid" => 1 / (1 + Math.Exp(-z)),
        "Hardtanh" => Math.Clamp(z, -1, 1),
        "SiLU" => z / (1 + Math.Exp(-z)),
        "Softsign" => z / (1 + Math.Abs(z)),
        "LeakyReLU" => z < 0 ? 0.01 * z : z,
        _ => throw new ArgumentException(name),
    };

    /// <summary><c>y[t][o] = b[o] + Σ k[o, i, j]·x[t − (size − 1 − j)·dilation][i]</c></summary>
    private static double[][] Convolve(double[][] x, double[,,] kernel, double[]? biases, int dilation)
    {
        int outputs = kernel.GetLength(0), inputs = kernel.GetLength(1), size = kernel.GetLength(2);
        var y = new double[x.Length][];
        for (int t = 0; t < x.Length; t++)
        {
            y[t] = new double[outputs];
            for (int o = 0; o < outputs; o++)
            {
                double sum = biases?[o] ?? 0;
                for (int j = 0; j < size; j++)
                {
                    int from = t - (size - 1 - j) * dilation;
                    for (int i = 0; from >= 0 && i < inputs; i++)
                        sum += kernel[o, i, j] * x[from][i];
                }

                y[t][o] = sum;
            }
        }

        return y;
    }

    private static double[][] Plus(double[][] one, double[][] other) =>
        [.. one.Zip(other, (a, b) => (double[])[.. a.Zip(b, (left, right) => left + right)])];

    private double[,,] Kernel(int outputs, int inputs, int size)
    {
        var kernel = new double[outputs, inputs, size];
        double limit = 1 / Math.Sqrt(inputs * size);
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < inputs; i++)
            {
                for (int j = 0; j < size; j++)
                    kernel[o, i, j] = Next(limit);
            }
        }

        return kernel;
    }

    private double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => Next(0.5))];

    private double Next(double limit = 0.5)
    {
        float weight = (float)(limit * (2 * _random.NextDouble() - 1));
        _weights.Add(weight);
        return weight;
    }
}

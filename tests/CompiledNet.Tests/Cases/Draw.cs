using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Cases;

/// <summary>Draws parameters, inputs and targets; the same ones in every run.</summary>
internal static class Draw
{
    private const int Seed = 20240607;

    /// <summary>
    /// Weights in ±2/√inputs and biases in ±½, so that with inputs in ±2 the pre-activations spread over about ±3,
    /// where the activations bend, at every size.
    /// </summary>
    public static float[] Parameters(Architecture architecture)
    {
        var random = new Random(Seed);
        var parameters = new List<float>(architecture.ParameterCount);
        foreach (LayerSpec layer in architecture.Layers)
        {
            float limit = 2f / MathF.Sqrt(layer.Inputs);
            for (int i = 0; i < layer.Units * layer.Inputs; i++)
                parameters.Add(Uniform(random, limit));
            for (int i = 0; layer.UseBias && i < layer.Units; i++)
                parameters.Add(Uniform(random, 0.5f));
        }

        return [.. parameters];
    }

    /// <summary>
    /// The same for tensors of layers of any kind. Scales of norms and variances are positive, so that nothing becomes small; slopes
    /// that are learnt are of either sign.
    /// </summary>
    public static void Tensors(NetworkUnderTest network)
    {
        foreach ((int number, ParameterTensor tensor) in network.Description.Tensors.Concat(network.Description.Statistics).Index())
        {
            LayerDescription layer = network.Description.Layers.Single(layer => layer.Tensors.Concat(layer.Statistics).Contains(tensor));
            bool isNorm = layer.Kind.EndsWith("Norm", StringComparison.Ordinal);
            bool isWeights = tensor.Name.EndsWith(".Weights", StringComparison.Ordinal);
            bool isVariance = tensor.Name.EndsWith(".RunningVariance", StringComparison.Ordinal);
            float limit = isWeights && !isNorm && layer.Kind != "Activation" ? 2f / MathF.Sqrt(tensor.FanIn) : 0.5f;
            float middle = isVariance || isNorm && isWeights ? 1f : 0f;
            network.Tensor(tensor.Name).CopyFrom([.. Values(tensor.Length, limit, Seed + 77 + number).Select(value => middle + value)]);
        }
    }

    public static float[] Inputs(Architecture architecture, int rows) => Values(architecture.Inputs * rows, 2f, Seed + 1);

    /// <summary>Derivatives of a loss with respect to the outputs.</summary>
    public static float[] OutputGradients(Architecture architecture, int rows) => Values(architecture.Outputs * rows, 1f, Seed + 2);

    /// <summary>Targets that fit the loss: probabilities, some of them certain, or distributions, or any numbers.</summary>
    public static float[] Targets(Architecture architecture, int rows)
    {
        var random = new Random(Seed + 3);
        int outputs = architecture.Outputs;
        var targets = new float[outputs * rows];
        for (int row = 0; row < rows; row++)
        {
            Span<float> target = targets.AsSpan(row * outputs, outputs);
            for (int unit = 0; unit < outputs; unit++)
                target[unit] = Target(architecture.Loss!.Kind, random);
            if (architecture.Loss!.Kind is LossFunction.CrossEntropy or LossFunction.KLDivergence)
                Normalize(target, random.Next(outputs));
        }

        return targets;
    }

    public static int[] Labels(Architecture architecture, int rows)
    {
        var random = new Random(Seed + 4);
        return [.. Enumerable.Range(0, rows).Select(_ => random.Next(architecture.Outputs))];
    }

    /// <summary>Uniform in ±<paramref name="limit"/>.</summary>
    public static float[] Values(int count, float limit, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Uniform(random, limit))];
    }

    private static float Uniform(Random random, float limit) => (2 * random.NextSingle() - 1) * limit;

    private static float Target(LossFunction loss, Random random) => loss switch
    {
        LossFunction.BinaryCrossEntropy or LossFunction.CrossEntropy or LossFunction.BinaryFocalCrossEntropy or LossFunction.KLDivergence => Probability(random),
        LossFunction.Hinge => random.Next(2) * 2 - 1,
        _ => Uniform(random, 1.5f),
    };

    private static float Probability(Random random) => random.Next(4) switch
    {
        0 => 0f,
        1 => 1f,
        _ => random.NextSingle(),
    };

    private static void Normalize(Span<float> target, int certain)
    {
        float sum = 0;
        foreach (float value in target)
            sum += value;
        if (sum == 0)
            target[certain] = sum = 1;
        foreach (ref float value in target)
            value /= sum;
    }
}

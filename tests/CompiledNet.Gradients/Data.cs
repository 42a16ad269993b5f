namespace CompiledNet.Gradients;

/// <summary>Rows that are drawn to train and check with.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Targets">As many rows of targets.</param>
public sealed record Data(float[] Inputs, float[] Targets)
{
    /// <summary>
    /// Inputs as they occur: small or as large as pixels, standardised, or corners of a cube, with rows that are equal or all zero;
    /// targets that fit the loss.
    /// </summary>
    public static Data Draw(NetworkDescription network, int rows, Random random)
    {
        float scale = random.Next(5) switch { 0 => 0.3f, 1 => 4f, 2 => 16f, _ => 1f };
        bool corners = random.Next(4) == 0;
        var inputs = new float[rows * network.InputSize];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = corners ? random.Next(2) : scale * (2 * random.NextSingle() - 1);
        if (random.Next(5) == 0)
            inputs.AsSpan(0, network.InputSize).Clear();
        if (rows > 1 && random.Next(5) == 0)
            inputs.AsSpan(0, network.InputSize).CopyTo(inputs.AsSpan(network.InputSize));
        foreach (LayerDescription embedding in network.Layers.Where(layer => layer.Kind == "Embedding"))
            DrawIndices(inputs, network.InputSize, embedding, random);

        var targets = new float[rows * network.OutputSize];
        bool soft = random.Next(5) == 0;
        for (int row = 0; row < rows; row++)
            DrawTargets(network.Loss, targets.AsSpan(row * network.OutputSize, network.OutputSize), soft, random);
        return new Data(inputs, targets);
    }

    /// <summary>Where an embedding takes an index, one that it has.</summary>
    private static void DrawIndices(float[] inputs, int inputSize, LayerDescription embedding, Random random)
    {
        int count = embedding.Tensors[0].Shape[0];
        for (int i = 0; i < inputs.Length; i++)
        {
            if (embedding.Columns.Contains(i % inputSize))
                inputs[i] = random.Next(count);
        }
    }

    private static void DrawTargets(LossFunction? loss, Span<float> y, bool soft, Random random)
    {
        for (int unit = 0; unit < y.Length; unit++)
        {
            y[unit] = loss switch
            {
                LossFunction.BinaryCrossEntropy or LossFunction.CrossEntropy => soft ? random.NextSingle() : random.Next(2),
                _ => 2 * random.NextSingle() - 1,
            };
        }
        if (loss != LossFunction.CrossEntropy)
            return;

        float sum = 0;
        foreach (float value in y)
            sum += value;
        if (!soft || sum == 0)
        {
            y.Clear();
            y[random.Next(y.Length)] = 1;
            return;
        }
        foreach (ref float value in y)
            value /= sum;
    }
}

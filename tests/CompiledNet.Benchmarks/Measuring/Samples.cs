namespace CompiledNet.Benchmarks.Measuring;

/// <summary>Made-up rows, the same at every run.</summary>
internal static class Samples
{
    public static float[] Inputs(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    /// <summary>Rows of a network, with indices where it takes such.</summary>
    public static float[] Rows(int rows, NetworkDescription description, int seed)
    {
        float[] inputs = Inputs(rows * description.InputSize, seed);
        var random = new Random(seed);
        foreach (LayerDescription layer in description.Layers)
        {
            foreach (int column in layer.Columns)
            {
                for (int row = 0; row < rows; row++)
                    inputs[row * description.InputSize + column] = random.Next(layer.Tensors[0].Shape[0]);
            }
        }

        return inputs;
    }

    public static float[] OneHot(int rows, int classes)
    {
        var targets = new float[rows * classes];
        for (int row = 0; row < rows; row++)
            targets[row * classes + row % classes] = 1;
        return targets;
    }
}

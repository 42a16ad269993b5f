namespace CompiledNet.Benchmarks;

/// <summary>Measures one network against its hand-written equal.</summary>
internal static class Contest
{
    private const double Tolerance = 1e-4;

    // So small that thousands of steps on one batch stay where they are; a network that has learnt it all meets subnormals.
    private const float LearningRate = 1e-9f;

    public static void Run<TNetwork>(string id, double peak, int[] inferenceRows, int[] trainingRows)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        TNetwork model = TNetwork.Create(1);
        NetworkDescription description = TNetwork.Description;
        var peer = new TensorPrimitivesNetwork(description, model.Parameters.ToArray());
        string shape = string.Join("-", new[] { description.InputSize }.Concat(description.Layers.Select(layer => layer.OutputSize)));
        foreach (int rows in inferenceRows)
        {
            float[] inputs = Values(rows * description.InputSize, 1);
            var outputs = new float[rows * description.OutputSize];
            var expected = new float[outputs.Length];
            model.Forward(inputs, outputs);
            peer.Forward(inputs, expected);
            RequireEqual(outputs, expected);
            double[] seconds = Stopclock.Compare(() => model.Forward(inputs, outputs), () => peer.Forward(inputs, expected));
            Print(id, shape, "forward", rows, 2.0 * rows * description.MultiplyAdds, seconds, peak);
        }

        var trainer = new Trainer<TNetwork>(model, new Sgd { LearningRate = LearningRate });
        foreach (int rows in trainingRows)
        {
            float[] inputs = Values(rows * description.InputSize, 2);
            float[] targets = OneHot(rows, description.OutputSize);
            double[] seconds = Stopclock.Compare(
                () => trainer.Step(inputs, targets),
                () => peer.Step(inputs, targets, LearningRate));
            double flop = 2.0 * rows * (3 * description.MultiplyAdds - description.Layers[0].MultiplyAdds);
            Print(id, shape, "training", rows, flop, seconds, peak);
        }
    }

    private static void Print(string id, string shape, string what, int rows, double flop, double[] seconds, double peak) =>
        Console.WriteLine($"{id}  {shape,-20} {what,-8} {rows,6} rows {seconds[0] * 1e9,12:N0} ns {flop / seconds[0] / 1e9,7:F1} GFLOP/s {100 * flop / seconds[0] / 1e9 / peak,4:F0} % of peak {seconds[1] / seconds[0],6:F1}x TensorPrimitives");

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static float[] OneHot(int rows, int classes)
    {
        var targets = new float[rows * classes];
        for (int row = 0; row < rows; row++)
            targets[row * classes + row % classes] = 1;
        return targets;
    }

    private static void RequireEqual(float[] actual, float[] expected)
    {
        for (int index = 0; index < actual.Length; index++)
        {
            if (!(Math.Abs(actual[index] - expected[index]) <= Tolerance))
                throw new InvalidOperationException($"Output {index} is {actual[index]}, but TensorPrimitives gives {expected[index]}.");
        }
    }
}

namespace CompiledNet;

/// <summary>What a network makes of whole datasets.</summary>
public static class NetworkEvaluation
{
    // Few enough that a block's values stay in the cache, enough that a call's overhead does not count.
    private const int RowsPerBlock = 256;

    /// <summary>Measures the loss, and for a classifier the accuracy, over all rows of a dataset.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Rows of the network's sizes, with targets or labels.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    public static Evaluation Evaluate<TNetwork>(this TNetwork network, Dataset data)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        NetworkDescription description = TNetwork.Description;
        var rowTargets = new RowTargets(description, data, nameof(data));

        int outputSize = description.OutputSize;
        bool classifies = RowTargets.ClassCount(description) > 0;
        var targets = new float[Math.Min(RowsPerBlock, data.Count) * outputSize];
        var outputs = new float[classifies ? targets.Length : 0];
        double loss = 0;
        int correct = 0;
        for (int start = 0; start < data.Count; start += RowsPerBlock)
        {
            int rows = Math.Min(RowsPerBlock, data.Count - start);
            for (int row = 0; row < rows; row++)
                rowTargets.Write(start + row, targets.AsSpan(row * outputSize, outputSize));
            ReadOnlySpan<float> inputs = data.Inputs.Slice(start * data.InputSize, rows * data.InputSize);
            ReadOnlySpan<float> blockTargets = targets.AsSpan(0, rows * outputSize);
            loss += (double)network.ComputeLoss(inputs, blockTargets) * rows;
            if (classifies)
            {
                Span<float> blockOutputs = outputs.AsSpan(0, rows * outputSize);
                network.Forward(inputs, blockOutputs);
                correct += CountEqualClasses(blockOutputs, blockTargets, outputSize);
            }
        }
        return new Evaluation(loss / data.Count, classifies ? (double)correct / data.Count : null, data.Count);
    }

    /// <summary>
    /// The class that the network sees in each row: the largest output; or with one output, whether it is at least ½.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Whole rows.</param>
    /// <returns>A class index for each row.</returns>
    /// <exception cref="ArgumentException">The inputs are no whole rows.</exception>
    public static int[] PredictLabels<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDescription description = TNetwork.Description;
        if (inputs.Length % description.InputSize != 0)
            throw new ArgumentException($"{description.Name} takes rows of {description.InputSize} inputs; {inputs.Length} values are no whole rows.", nameof(inputs));

        int outputSize = description.OutputSize;
        var labels = new int[inputs.Length / description.InputSize];
        var outputs = new float[labels.Length * outputSize];
        network.Forward(inputs, outputs);
        for (int row = 0; row < labels.Length; row++)
            labels[row] = ClassOf(outputs.AsSpan(row * outputSize, outputSize));
        return labels;
    }

    private static int CountEqualClasses(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int outputSize)
    {
        int count = 0;
        for (int start = 0; start < outputs.Length; start += outputSize)
        {
            if (ClassOf(outputs.Slice(start, outputSize)) == ClassOf(targets.Slice(start, outputSize)))
                count++;
        }
        return count;
    }

    private static int ClassOf(ReadOnlySpan<float> row) => row.Length == 1 ? (row[0] >= 0.5f ? 1 : 0) : ArgMax.Of(row);
}

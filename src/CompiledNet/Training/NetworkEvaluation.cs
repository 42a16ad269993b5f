namespace CompiledNet;

/// <summary>What a network makes of whole datasets.</summary>
public static class NetworkEvaluation
{
    // Few enough that a block's values stay in the cache, enough that a call's overhead does not count.
    private const int RowsPerBlock = 256;

    // The outputs of a megabyte: where there are few classes, rows enough to be shared among threads.
    private const int OutputsPerBlock = 1 << 18;

    /// <summary>What a row has in place of a class index if an output is NaN.</summary>
    internal const int NoClass = -1;

    /// <summary>Measures the loss, and for a classifier the accuracy, over all rows of a dataset.</summary>
    /// <remarks>A row of which an output is NaN is not classified correctly, whatever its label, and makes the loss NaN.</remarks>
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
        ReadOnlySpan<int> sequences = description.IsStreaming ? data.SequenceLengths : [];
        int blockRows = !description.IsStreaming ? Math.Min(RowsPerBlock, data.Count) : sequences.IsEmpty ? data.Count : sequences.ToArray().Max();
        var targets = new float[RowArray.Length(blockRows, outputSize, "targets", nameof(data))];
        var outputs = new float[classifies ? targets.Length : 0];
        double loss = 0;
        int correct = 0;
        for (int start = 0, rows = blockRows, block = 0; start < data.Count; start += rows, block++)
        {
            // Rows that are steps in time go through the network sequence by sequence.
            rows = sequences.IsEmpty ? Math.Min(blockRows, data.Count - start) : sequences[block];
            Span<float> blockTargets = targets.AsSpan(0, rows * outputSize);
            rowTargets.Write(start, blockTargets);
            ReadOnlySpan<float> inputs = data.Inputs.Slice(start * data.InputSize, rows * data.InputSize);
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
    /// The class that the network sees in each row: the largest output, the first of equals; or with one output, whether it is
    /// at least ½. Memory is needed for the outputs of some rows at a time, not of all.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Whole rows.</param>
    /// <returns>A class index for each row; -1 for a row of which an output is NaN: the network sees no class in it.</returns>
    /// <exception cref="ArgumentException">The inputs are not whole rows.</exception>
    public static int[] PredictLabels<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDescription description = TNetwork.Description;
        int inputSize = description.InputSize;
        if (inputs.Length % inputSize != 0)
            throw new ArgumentException($"{description.Name} takes rows of {inputSize} inputs; {inputs.Length} values are not whole rows.", nameof(inputs));

        int outputSize = description.OutputSize;
        var labels = new int[inputs.Length / inputSize];
        int blockRows = Math.Min(Math.Max(RowsPerBlock, OutputsPerBlock / outputSize), labels.Length);
        var outputs = new float[RowArray.Length(blockRows, outputSize, "outputs", nameof(network))];
        for (int start = 0, rows = blockRows; start < labels.Length; start += rows)
        {
            rows = Math.Min(blockRows, labels.Length - start);
            network.Forward(inputs.Slice(start * inputSize, rows * inputSize), outputs.AsSpan(0, rows * outputSize));
            for (int row = 0; row < rows; row++)
                labels[start + row] = ClassOf(outputs.AsSpan(row * outputSize, outputSize));
        }
        return labels;
    }

    /// <summary>Rows whose class is the target's; a row without a class is never correct.</summary>
    private static int CountEqualClasses(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int outputSize)
    {
        int count = 0;
        for (int start = 0; start < outputs.Length; start += outputSize)
        {
            int predicted = ClassOf(outputs.Slice(start, outputSize));
            if (predicted != NoClass && predicted == ClassOf(targets.Slice(start, outputSize)))
                count++;
        }
        return count;
    }

    private static int ClassOf(ReadOnlySpan<float> row)
    {
        // NaN counts as the largest.
        int largest = ArgMax.Of(row);
        if (float.IsNaN(row[largest]))
            return NoClass;
        return row.Length > 1 ? largest : row[0] >= 0.5f ? 1 : 0;
    }
}

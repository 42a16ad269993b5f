namespace CompiledNet;

/// <summary>What a network makes of rows that are not in memory together.</summary>
public static class StreamEvaluation
{
    private const int RowsPerBlock = 256;

    /// <summary>Measures the loss, and for a classifier the accuracy, over all rows of an epoch of a stream, in one pass. Weights of rows are not looked at.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source">Rows of the network's sizes, with targets or labels.</param>
    /// <param name="epoch">Which epoch the rows are asked for.</param>
    /// <exception cref="ArgumentException">The stream does not fit the network, or the rows of the network are steps in time.</exception>
    /// <exception cref="InvalidDataException">A row does not have the sizes that the stream has, a label is not a class, or there is no row.</exception>
    public static Evaluation Evaluate<TNetwork>(this TNetwork network, RowSource source, int epoch = 1)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        NetworkDescription description = TNetwork.Description;
        if (description.IsStreaming)
            throw new ArgumentException($"The rows of {description.Name} are steps in time, which come in sequences; it needs a dataset.", nameof(source));
        var block = new StreamBuffer(source, RowsPerBlock, RowTargets.ClassCount(description));
        double loss = 0, correct = 0;
        int rows = 0;
        foreach (StreamRow row in source.Rows(epoch))
        {
            block.Write(rows % RowsPerBlock, row, rows, epoch);
            if (++rows % RowsPerBlock == 0)
                Add(block.Rows);
        }

        if (rows == 0)
            throw new InvalidDataException($"Epoch {epoch} of the stream has no rows.");
        if (rows % RowsPerBlock is var rest and > 0)
            Add(block.Rows.Select([.. Enumerable.Range(0, rest)]));
        return new Evaluation(loss / rows, RowTargets.ClassCount(description) > 0 ? correct / rows : null, rows);

        void Add(Dataset data)
        {
            Evaluation part = network.Evaluate(data);
            loss += part.Loss * data.Count;
            correct += Math.Round((part.Accuracy ?? 0) * data.Count);
        }
    }
}

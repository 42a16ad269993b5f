namespace CompiledNet.Samples;

/// <summary>
/// Measures a way of training on a small dataset: the rows are dealt into folds, and each fold in turn is held out
/// while a network learns from the others. So every row is held out once, and the result hangs on no lucky split.
/// </summary>
public static class CrossValidation
{
    /// <summary>Counts what is predicted for each row by the network that has not seen it.</summary>
    /// <param name="rows">All rows, with labels.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="folds">The number of folds.</param>
    /// <param name="seed">What the folds are drawn with.</param>
    /// <param name="predict">Trains with the first dataset and predicts the labels of the second.</param>
    public static ConfusionMatrix Run(Dataset rows, int classCount, int folds, int seed, Func<Dataset, Dataset, int[]> predict)
    {
        var matrix = new ConfusionMatrix(classCount);
        foreach (DatasetFold fold in rows.Folds(folds, seed))
        {
            int[] predicted = predict(fold.Train, fold.Test);
            for (int row = 0; row < fold.Test.Count; row++)
                matrix.Add(fold.Test.Label(row), predicted[row]);
        }

        return matrix;
    }

    /// <summary>What the network that has not seen a row gives for it, in the order of the rows.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="outputSize">The values that it gives for a row.</param>
    /// <param name="folds">The number of folds.</param>
    /// <param name="seed">What the folds are drawn with.</param>
    /// <param name="predict">Trains with the first dataset and gives the outputs for the second.</param>
    public static float[] Outputs(Dataset rows, int outputSize, int folds, int seed, Func<Dataset, Dataset, float[]> predict)
    {
        var outputs = new float[rows.Count * outputSize];
        foreach (DatasetFold fold in rows.Folds(folds, seed))
        {
            float[] predicted = predict(fold.Train, fold.Test);
            for (int row = 0; row < fold.Test.Count; row++)
                predicted.AsSpan(row * outputSize, outputSize).CopyTo(outputs.AsSpan(fold.TestRows.Span[row] * outputSize));
        }

        return outputs;
    }
}

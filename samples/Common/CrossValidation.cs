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
        foreach ((Dataset train, Dataset test) in Folds(rows, folds, seed))
        {
            int[] predicted = predict(train, test);
            for (int row = 0; row < test.Count; row++)
                matrix.Add(test.Label(row), predicted[row]);
        }
        return matrix;
    }

    /// <summary>Every fold gets its share of every class, to within one row.</summary>
    private static IEnumerable<(Dataset Train, Dataset Test)> Folds(Dataset rows, int folds, int seed)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        new Random(seed).Shuffle(order);
        order = [.. order.OrderBy(rows.Label)];
        for (int fold = 0; fold < folds; fold++)
        {
            yield return (
                rows.Select([.. order.Where((_, position) => position % folds != fold)]),
                rows.Select([.. order.Where((_, position) => position % folds == fold)]));
        }
    }
}

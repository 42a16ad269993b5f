namespace CompiledNet;

/// <summary>Parts a dataset several times, to measure a way of training on rows that it has not seen.</summary>
public static class DatasetFolds
{
    /// <summary>
    /// k folds: every row is held out once. With labels each fold gets its share of every class, to within one row. The folds are drawn with the seed, the
    /// same on every machine.
    /// </summary>
    /// <param name="data">The rows.</param>
    /// <param name="count">The number k of folds, from 2 to the number of rows.</param>
    /// <param name="seed">What they are drawn with.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or more than rows.</exception>
    public static IReadOnlyList<DatasetFold> Folds(this Dataset data, int count, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireFolds(count, data.Count, "rows");
        int[] order = Shuffled(data.Count, seed);
        if (data.HasLabels)
            order = [.. order.OrderBy(data.Label)];
        var folds = new int[data.Count];
        for (int place = 0; place < order.Length; place++)
            folds[order[place]] = place % count;
        return Parted(data, folds, count);
    }

    /// <summary>
    /// k folds in which all rows of a group are held out together, as those of one patient or one day. Larger groups are dealt first, each to the fold with
    /// the fewest rows, so that folds are of nearly equal size.
    /// </summary>
    /// <param name="data">The rows.</param>
    /// <param name="groups">The group of each row, any numbers.</param>
    /// <param name="count">The number k of folds, from 2 to the number of groups.</param>
    /// <exception cref="ArgumentException">There are not as many groups as rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or more than groups.</exception>
    public static IReadOnlyList<DatasetFold> GroupFolds(this Dataset data, ReadOnlySpan<int> groups, int count)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (groups.Length != data.Count)
            throw new ArgumentException($"There are {data.Count} rows, so {data.Count} groups are needed; there are {groups.Length}.", nameof(groups));
        int[] groupOf = groups.ToArray();
        IGrouping<int, int>[] bySize = [.. Enumerable.Range(0, data.Count).GroupBy(row => groupOf[row]).OrderByDescending(group => group.Count()).ThenBy(group => group.Key)];
        RequireFolds(count, bySize.Length, "groups");
        var sizes = new int[count];
        var folds = new int[data.Count];
        foreach (IGrouping<int, int> group in bySize)
        {
            int fold = Array.IndexOf(sizes, sizes.Min());
            foreach (int row in group)
                folds[row] = fold;
            sizes[fold] += group.Count();
        }

        return Parted(data, folds, count);
    }

    /// <summary>
    /// Rows in the order of time: fold i trains with the rows before its test rows, which are the i-th of k equal parts behind the first rows, as
    /// scikit-learn's <c>TimeSeriesSplit</c>.
    /// </summary>
    /// <param name="data">The rows, the oldest first.</param>
    /// <param name="count">The number k of folds, from 2 to the number of rows less one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or not enough rows.</exception>
    public static IReadOnlyList<DatasetFold> TimeFolds(this Dataset data, int count)
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireFolds(count, data.Count - 1, "rows behind the first");
        int size = data.Count / (count + 1);
        return [.. Enumerable.Range(0, count).Select(fold =>
        {
            int start = data.Count - (count - fold) * size;
            int[] test = [.. Enumerable.Range(start, size)];
            return new DatasetFold(data.Select([.. Enumerable.Range(0, start)]), data.Select(test), test);
        })];
    }

    private static IReadOnlyList<DatasetFold> Parted(Dataset data, int[] folds, int count) => [.. Enumerable.Range(0, count).Select(fold =>
    {
        int[] test = [.. Enumerable.Range(0, data.Count).Where(row => folds[row] == fold)];
        return new DatasetFold(data.Select([.. Enumerable.Range(0, data.Count).Where(row => folds[row] != fold)]), data.Select(test), test);
    })];

    private static int[] Shuffled(int count, int seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new RandomStream(seed, RandomPurpose.DatasetSplit, 1).Shuffle(order);
        return order;
    }

    private static void RequireFolds(int count, int most, string what)
    {
        if (count < 2 || count > most)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"At least 2 folds are needed, and at most as many as {what}: {most}.");
    }
}

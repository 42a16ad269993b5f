namespace CompiledNet;

/// <summary>Chooses the rows that are held out of a dataset.</summary>
internal static class DatasetSplit
{
    /// <summary>The rows to train with and the rows to test with, each in random order.</summary>
    public static (int[] Train, int[] Test) Rows(Dataset data, int testCount, int seed)
    {
        var random = new RandomStream(seed, RandomPurpose.DatasetSplit, 0);
        int[][] strata = Strata(data);
        foreach (int[] stratum in strata)
            random.Shuffle(stratum);

        int[] shares = Apportion(strata, testCount, data.Count);
        int[] test = [.. strata.SelectMany((stratum, i) => stratum.Take(shares[i]))];
        int[] train = [.. strata.SelectMany((stratum, i) => stratum.Skip(shares[i]))];
        random.Shuffle(train);
        random.Shuffle(test);
        return (train, test);
    }

    /// <summary>The rows of each class in order, or all rows as one where there are no labels.</summary>
    private static int[][] Strata(Dataset data)
    {
        IEnumerable<int> rows = Enumerable.Range(0, data.Count);
        return data.HasLabels
            ? [.. rows.GroupBy(data.Label).OrderBy(group => group.Key).Select(group => group.ToArray())]
            : [[.. rows]];
    }

    /// <summary>
    /// Divides the held-out rows among the classes in proportion, rounded down; the rows left over go to the classes
    /// with the largest remainders (Hamilton's method), the first of equals.
    /// </summary>
    private static int[] Apportion(int[][] strata, int testCount, int count)
    {
        int[] shares = [.. strata.Select(stratum => (int)((long)stratum.Length * testCount / count))];
        IEnumerable<int> byRemainder = Enumerable.Range(0, strata.Length)
            .OrderByDescending(i => (long)strata[i].Length * testCount % count)
            .Take(testCount - shares.Sum());
        foreach (int i in byRemainder.ToArray())
            shares[i]++;
        return shares;
    }
}

using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Gives rare classes the weight of common ones.</summary>
public static class ClassBalance
{
    /// <summary>
    /// A dataset in which every class that has rows has as many as the most common: its rows are repeated in turn, and the rest is drawn from them. Balance
    /// the training rows alone, after they were split.
    /// </summary>
    /// <param name="data">Rows with labels.</param>
    /// <param name="seed">What is drawn with, the same on every machine.</param>
    /// <exception cref="ArgumentException">The dataset has no labels, or would have more values than an array holds.</exception>
    public static Dataset Oversampled(this Dataset data, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!data.HasLabels)
            throw new ArgumentException("The dataset has targets, not labels, so it has no classes.", nameof(data));
        int[][] classes = [.. Enumerable.Range(0, data.Count).GroupBy(data.Label).OrderBy(group => group.Key).Select(group => group.ToArray())];
        int most = classes.Max(rows => rows.Length);
        var random = new RandomStream(seed, RandomPurpose.DatasetSplit, 2);
        var chosen = new List<int>();
        foreach (int[] rows in classes)
        {
            int[] shuffled = [.. rows];
            random.Shuffle(shuffled);
            for (int i = 0; i < most; i++)
                chosen.Add(i < most / rows.Length * rows.Length ? rows[i % rows.Length] : shuffled[i % rows.Length]);
        }

        return data.Select([.. chosen]);
    }

    /// <summary>
    /// A weight for each class, <c>rows/(classes·rows of the class)</c>, as scikit-learn's <c>"balanced"</c>: for <see cref="FitOptions.ClassWeights"/>. They are 1 on
    /// average over the rows; a class without rows has 0, and is not counted.
    /// </summary>
    /// <param name="data">The training rows, with labels.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <exception cref="ArgumentException">The dataset has no labels, or one that is not below <paramref name="classCount"/>.</exception>
    public static ImmutableArray<float> BalancedWeights(this Dataset data, int classCount)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!data.HasLabels)
            throw new ArgumentException("The dataset has targets, not labels, so it has no classes.", nameof(data));
        var counts = new int[classCount];
        foreach (int label in data.Labels)
        {
            if (label >= classCount)
                throw new ArgumentException($"There is a label {label}; of {classCount} classes the largest is {classCount - 1}.", nameof(data));
            counts[label]++;
        }

        int present = counts.Count(count => count > 0);
        return [.. counts.Select(count => count == 0 ? 0f : (float)((double)data.Count / ((double)present * count)))];
    }
}

namespace CompiledNet;

/// <summary>Scores of the probabilities that a classifier gives, not only of the class that it sees: those of scikit-learn.</summary>
public static class ProbabilityScores
{
    /// <summary>The share of the rows whose class is among the k largest outputs. Of equal outputs, the first are the larger ones.</summary>
    /// <param name="outputs">Rows of <paramref name="classCount"/> values: probabilities or logits.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="k">At least 1.</param>
    /// <exception cref="ArgumentException">There are not as many rows as labels, or none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class, or k is below 1.</exception>
    public static double TopKAccuracy(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, int classCount, int k)
    {
        Require(outputs, labels, classCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        int found = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<float> output = outputs.Slice(row * classCount, classCount);
            int label = labels[row];
            int larger = 0;
            for (int other = 0; other < classCount; other++)
            {
                // NaN counts as larger than every number.
                bool isFirst = other < label ? !(output[other] < output[label]) : !(output[other] <= output[label]);
                larger += other != label && isFirst ? 1 : 0;
            }

            found += larger < k && !float.IsNaN(output[label]) ? 1 : 0;
        }

        return (double)found / labels.Length;
    }

    /// <summary>The mean of <c>−ln p</c> over the rows, with the probability p of the row's class; p is taken for at least 2⁻²³.</summary>
    /// <param name="probabilities">Rows of <paramref name="classCount"/> probabilities.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <exception cref="ArgumentException">There are not as many rows as labels, or none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    public static double LogLoss(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount)
    {
        Require(probabilities, labels, classCount);
        double sum = 0;
        for (int row = 0; row < labels.Length; row++)
            sum -= Math.Log(Math.Max(probabilities[row * classCount + labels[row]], Math.ScaleB(1, -23)));
        return sum / labels.Length;
    }

    /// <summary>
    /// Brier's score: the mean over the rows of <c>(p − y)²</c>, with the probability p of the second of two classes and y of 0 or 1.
    /// </summary>
    /// <param name="probabilities">The probability of class 1 in each row.</param>
    /// <param name="labels">0 or 1 for each row.</param>
    /// <exception cref="ArgumentException">There are not as many labels as probabilities, or none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is neither 0 nor 1.</exception>
    public static double Brier(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels)
    {
        RequireTwoClasses(probabilities, labels);
        double sum = 0;
        for (int row = 0; row < labels.Length; row++)
            sum += ((double)probabilities[row] - labels[row]) * ((double)probabilities[row] - labels[row]);
        return sum / labels.Length;
    }

    /// <exception cref="ArgumentException">There are not as many labels as scores, or none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is neither 0 nor 1.</exception>
    internal static void RequireTwoClasses(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels)
    {
        if (labels.IsEmpty || labels.Length != scores.Length)
            throw new ArgumentException($"There are {scores.Length} scores and {labels.Length} labels; as many are needed, and at least one.", nameof(labels));
        foreach (int label in labels)
        {
            if (label is not (0 or 1))
                throw new ArgumentOutOfRangeException(nameof(labels), label, "A label must be 0 or 1.");
        }
    }

    private static void Require(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (labels.IsEmpty || (long)labels.Length * classCount != outputs.Length)
            throw new ArgumentException($"There are {labels.Length} labels, so {(long)labels.Length * classCount} outputs are needed ({classCount} a row), and at least one row; there are {outputs.Length}.", nameof(labels));
        foreach (int label in labels)
        {
            if ((uint)label >= (uint)classCount)
                throw new ArgumentOutOfRangeException(nameof(labels), label, $"With {classCount} classes, a label is in [0, {classCount}).");
        }
    }
}

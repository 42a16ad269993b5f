namespace CompiledNet;

/// <summary>Scores of predicted classes, from how often each was taken for each: those of scikit-learn.</summary>
public static class ClassificationScores
{
    /// <summary>The mean over the classes that have rows of the share of them that was found: recall, macro-averaged.</summary>
    public static double BalancedAccuracy(this ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int[] present = [.. Classes(matrix).Where(label => Actual(matrix, label) > 0)];
        return present.Average(label => (double)matrix[label, label] / Actual(matrix, label));
    }

    /// <summary>The share of the predictions of a class that were correct, averaged; 0 for a class that was never predicted.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="average">How. Classes without rows and predictions are left out of the mean.</param>
    public static double Precision(this ConfusionMatrix matrix, ClassAverage average) =>
        Average(matrix, average, static (hits, _, predicted) => Quotient(hits, predicted));

    /// <summary>The share of the rows of a class that were found, averaged; 0 for a class without rows.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="average">How. Classes without rows and predictions are left out of the mean.</param>
    public static double Recall(this ConfusionMatrix matrix, ClassAverage average) =>
        Average(matrix, average, static (hits, actual, _) => Quotient(hits, actual));

    /// <summary>The harmonic mean of precision and recall, <c>2·hits/(rows + predictions)</c>, averaged over the classes.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="average">How. Classes without rows and predictions are left out of the mean.</param>
    public static double F1(this ConfusionMatrix matrix, ClassAverage average) =>
        Average(matrix, average, static (hits, actual, predicted) => Quotient(2 * hits, actual + predicted));

    /// <summary>F1 of one class; 0 if it has neither rows nor predictions.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="label">The class.</param>
    public static double F1(this ConfusionMatrix matrix, int label)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return Quotient(2 * (double)matrix[label, label], Actual(matrix, label) + Predicted(matrix, label));
    }

    /// <summary>Matthews' correlation of what is and what was predicted, in [−1, 1]; 0 if either is the same for all rows.</summary>
    /// <remarks>For several classes: J. Gorodkin: Comparing two K-category assignments by a K-category correlation coefficient (2004).</remarks>
    public static double MatthewsCorrelation(this ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        double total = matrix.Total;
        double products = Classes(matrix).Sum(label => Actual(matrix, label) * Predicted(matrix, label));
        double spread = total * total - Classes(matrix).Sum(label => Square(Actual(matrix, label)));
        double predictedSpread = total * total - Classes(matrix).Sum(label => Square(Predicted(matrix, label)));
        return Quotient(matrix.Correct * total - products, Math.Sqrt(spread * predictedSpread));
    }

    /// <summary>
    /// Cohen's κ: by how much the accuracy is above that of chance, <c>(accuracy − chance)/(1 − chance)</c>; NaN if chance has an accuracy of 1.
    /// </summary>
    public static double CohensKappa(this ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        double total = matrix.Total;
        double chance = Classes(matrix).Sum(label => Actual(matrix, label) / total * (Predicted(matrix, label) / total));
        return (matrix.Accuracy - chance) / (1 - chance);
    }

    private static double Average(ConfusionMatrix matrix, ClassAverage average, Func<double, double, double, double> score)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (average == ClassAverage.Micro)
            return score(matrix.Correct, matrix.Total, matrix.Total);
        double sum = 0;
        double weights = 0;
        foreach (int label in Classes(matrix))
        {
            double actual = Actual(matrix, label);
            double predicted = Predicted(matrix, label);
            if (actual + predicted == 0)
                continue;
            double weight = average == ClassAverage.Weighted ? actual : 1;
            sum += weight * score(matrix[label, label], actual, predicted);
            weights += weight;
        }

        return sum / weights;
    }

    private static IEnumerable<int> Classes(ConfusionMatrix matrix) => Enumerable.Range(0, matrix.ClassCount);

    private static double Actual(ConfusionMatrix matrix, int label) => Classes(matrix).Sum(predicted => (double)matrix[label, predicted]);

    private static double Predicted(ConfusionMatrix matrix, int label) => Classes(matrix).Sum(actual => (double)matrix[actual, label]);

    private static double Quotient(double part, double whole) => whole == 0 ? 0 : part / whole;

    private static double Square(double value) => value * value;
}

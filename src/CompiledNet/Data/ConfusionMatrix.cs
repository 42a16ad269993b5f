using System.Globalization;
using System.Text;

namespace CompiledNet;

/// <summary>Counts how often each class was taken for each class: <c>matrix[actual, predicted]</c>.</summary>
/// <param name="classCount">The number of classes, from 1 to 46,340: the square of more is more than an array holds.</param>
public sealed class ConfusionMatrix(int classCount)
{
    private readonly int[,] _counts = new int[Require(classCount), classCount];

    /// <summary>The number of classes.</summary>
    public int ClassCount => _counts.GetLength(0);

    /// <summary>The number of predictions counted.</summary>
    public int Total { get; private set; }

    /// <summary>The number of predictions that were correct.</summary>
    public int Correct { get; private set; }

    /// <summary>The share of predictions that were correct, in [0, 1]; NaN before the first.</summary>
    public double Accuracy => (double)Correct / Total;

    /// <summary>How often rows of the class <paramref name="actual"/> were predicted as <paramref name="predicted"/>.</summary>
    public int this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>Counts pairs of what is and what was predicted.</summary>
    /// <param name="actual">Class indices in [0, <paramref name="classCount"/>).</param>
    /// <param name="predicted">As many class indices.</param>
    /// <param name="classCount">The number of classes, at least 1.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index.</exception>
    public static ConfusionMatrix Of(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, int classCount)
    {
        if (predicted.Length != actual.Length)
            throw new ArgumentException($"There are {actual.Length} actual labels, so {actual.Length} predicted ones are needed; there are {predicted.Length}.", nameof(predicted));
        var matrix = new ConfusionMatrix(classCount);
        for (int row = 0; row < actual.Length; row++)
            matrix.Add(actual[row], predicted[row]);
        return matrix;
    }

    /// <summary>Counts one prediction.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index.</exception>
    /// <exception cref="OverflowException">There are <see cref="int.MaxValue"/> predictions already.</exception>
    public void Add(int actual, int predicted)
    {
        RequireClass(actual, nameof(actual));
        RequireClass(predicted, nameof(predicted));
        checked
        {
            Total++;
        }

        _counts[actual, predicted]++;
        if (actual == predicted)
            Correct++;
    }

    /// <summary>The share of the rows of a class that were found, in [0, 1]; NaN for a class without rows.</summary>
    public double Recall(int actual) =>
        (double)_counts[actual, actual] / Enumerable.Range(0, ClassCount).Sum(predicted => _counts[actual, predicted]);

    /// <summary>The share of the predictions of a class that were correct, in [0, 1]; NaN for a class never predicted.</summary>
    public double Precision(int predicted) =>
        (double)_counts[predicted, predicted] / Enumerable.Range(0, ClassCount).Sum(actual => _counts[actual, predicted]);

    /// <summary>A table: a row for each actual class, a column for each predicted one.</summary>
    public override string ToString() =>
        ToTable([.. Enumerable.Range(0, ClassCount).Select(label => label.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>A table: a row for each actual class, a column for each predicted one.</summary>
    /// <param name="classNames">What to call each class.</param>
    /// <exception cref="ArgumentException">There are not as many names as classes.</exception>
    public string ToTable(params ReadOnlySpan<string> classNames)
    {
        if (classNames.Length != ClassCount)
            throw new ArgumentException($"There are {ClassCount} classes, so {ClassCount} names are needed; there are {classNames.Length}.", nameof(classNames));

        const string Corner = "actual\\predicted";
        int nameWidth = Corner.Length;
        int cellWidth = Total.ToString(CultureInfo.InvariantCulture).Length;
        foreach (string name in classNames)
        {
            nameWidth = Math.Max(nameWidth, name.Length);
            cellWidth = Math.Max(cellWidth, name.Length);
        }

        var text = new StringBuilder(Corner.PadRight(nameWidth));
        foreach (string name in classNames)
            text.Append("  ").Append(name.PadLeft(cellWidth));
        for (int actual = 0; actual < ClassCount; actual++)
        {
            text.Append('\n').Append(classNames[actual].PadRight(nameWidth));
            for (int predicted = 0; predicted < ClassCount; predicted++)
                text.Append("  ").Append(_counts[actual, predicted].ToString(CultureInfo.InvariantCulture).PadLeft(cellWidth));
        }
        return text.ToString();
    }

    private static int Require(int classCount) => classCount >= 1 && (long)classCount * classCount <= Array.MaxLength
        ? classCount
        : throw new ArgumentOutOfRangeException(nameof(classCount), classCount, $"At least one class is needed, and at most {(int)Math.Sqrt(Array.MaxLength)}.");

    private void RequireClass(int label, string name)
    {
        if ((uint)label >= (uint)ClassCount)
            throw new ArgumentOutOfRangeException(name, label, $"With {ClassCount} classes, a label is in [0, {ClassCount}).{(label == NetworkEvaluation.NoClass ? " PredictLabels gives -1 where an output is NaN: such a row has no class." : "")}");
    }
}

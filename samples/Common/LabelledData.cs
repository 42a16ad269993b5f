namespace CompiledNet.Samples;

/// <summary>Rows with class labels, and what the classes are called.</summary>
/// <param name="Rows">The inputs and the label of each row.</param>
/// <param name="ClassNames">The name of each class.</param>
public sealed record LabelledData(Dataset Rows, string[] ClassNames)
{
    /// <summary>Rows whose last number is the label.</summary>
    internal static LabelledData Of(IEnumerable<float[]> rows, string[] classNames, float scale = 1f)
    {
        float[][] table = [.. rows];
        int inputSize = table[0].Length - 1;
        float[] inputs = [.. table.SelectMany(row => row.Take(inputSize)).Select(value => value * scale)];
        int[] labels = [.. table.Select(row => (int)row[inputSize])];
        return new LabelledData(Dataset.WithLabels(inputs, inputSize, labels), classNames);
    }
}

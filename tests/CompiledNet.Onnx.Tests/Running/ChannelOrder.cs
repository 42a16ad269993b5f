namespace CompiledNet.Onnx.Tests.Running;

/// <summary>Rows of models, channels first, as rows of networks, channels last.</summary>
internal static class ChannelOrder
{
    /// <param name="values">Rows one behind the other.</param>
    /// <param name="row">The axes of a row, channels first.</param>
    public static float[] Last(float[] values, ReadOnlySpan<int> row)
    {
        int channels = row[0], positions = 1;
        foreach (int size in row[1..])
            positions *= size;
        var last = new float[values.Length];
        for (int place = 0; place < values.Length; place++)
        {
            int rowNumber = place / (channels * positions), channel = place / positions % channels, position = place % positions;
            last[(rowNumber * positions + position) * channels + channel] = values[place];
        }

        return last;
    }

    /// <summary>Whether an import says that rows have their channels last, and the model has not.</summary>
    public static bool IsChanged(ImportedNetwork imported) => imported.Notes.Any(note => note.StartsWith("The model has the channels of its input first", StringComparison.Ordinal));
}

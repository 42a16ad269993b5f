using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>The tensors that a standardizer is in a file.</summary>
internal static class StandardizerTensors
{
    public const string Means = "Standardizer.Means";

    public const string StandardDeviations = "Standardizer.StandardDeviations";

    public static SafetensorsTensor[] Of(int columnCount) =>
    [
        new SafetensorsTensor(Means, SafetensorsTensor.Double, [columnCount]),
        new SafetensorsTensor(StandardDeviations, SafetensorsTensor.Double, [columnCount]),
    ];

    /// <summary>Whether a file holds a standardizer.</summary>
    public static bool AreIn(ImmutableArray<SafetensorsEntry> entries) => entries.Any(entry => entry.Name is Means or StandardDeviations);

    /// <summary>How many columns the standardizer of a file has.</summary>
    /// <exception cref="InvalidDataException">The file holds none, or its shape is not that of a vector.</exception>
    public static int ColumnCount(ImmutableArray<SafetensorsEntry> entries)
    {
        SafetensorsEntry means = entries.FirstOrDefault(entry => entry.Name == Means)
            ?? throw new InvalidDataException($"A standardizer has the tensors {Means}, {StandardDeviations}; the file has {(entries.IsEmpty ? "(none)" : string.Join(", ", entries.Select(entry => entry.Name)))}.");
        return means.Shape is [>= 1 and <= int.MaxValue]
            ? (int)means.Shape[0]
            : throw new InvalidDataException($"'{Means}' has the shape [{string.Join(", ", means.Shape)}]; [columns], at least 1, was expected.");
    }
}

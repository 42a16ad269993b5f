using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>The tensors that a standardizer is in a file.</summary>
internal static class StandardizerTensors
{
    public const string Means = "Standardizer.Means";

    public const string StandardDeviations = "Standardizer.StandardDeviations";

    public static StoredTensor[] Of(int columnCount) =>
    [
        new StoredTensor(Means, ElementType.Float64, [columnCount]),
        new StoredTensor(StandardDeviations, ElementType.Float64, [columnCount]),
    ];

    /// <summary>Whether a tensor is a part of a standardizer.</summary>
    public static bool IsOne(SafetensorsEntry entry) => entry.Name is Means or StandardDeviations;

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

    /// <summary>Requires the tensors of a standardizer with so many columns, and no others.</summary>
    /// <exception cref="InvalidDataException">One is missing, or there are others, or one has another type or shape.</exception>
    public static void Require(IReadOnlyList<SafetensorsEntry> entries, int columnCount)
    {
        foreach (StoredTensor tensor in Of(columnCount))
        {
            SafetensorsEntry entry = entries.FirstOrDefault(entry => entry.Name == tensor.Name)
                ?? throw new InvalidDataException($"A standardizer has the tensors {Means}, {StandardDeviations}; missing {tensor.Name}.");
            if (SafetensorsTypes.Find(entry.Type) != tensor.Type)
                throw new InvalidDataException($"'{entry.Name}' has the dtype {entry.Type ?? "(none)"}; F64 was expected.");
            if (entry.Shape is not [var size] || size != columnCount)
                throw new InvalidDataException($"'{entry.Name}' has the shape [{string.Join(", ", entry.Shape)}]; [{columnCount}] was expected.");
        }
        if (entries.FirstOrDefault(entry => !IsOne(entry)) is { } other)
            throw new InvalidDataException($"A standardizer has the tensors {Means}, {StandardDeviations}; the file also has {other.Name}.");
    }
}

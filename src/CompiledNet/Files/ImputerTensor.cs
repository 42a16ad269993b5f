namespace CompiledNet;

/// <summary>The tensor that an imputer is in a file.</summary>
internal static class ImputerTensor
{
    public const string Values = "Imputer.Values";

    public static StoredTensor Of(Imputer imputer) => new(Values, ElementType.Float32, [imputer.Values.Length]);

    public static bool IsOne(SafetensorsEntry entry) => entry.Name == Values;

    /// <summary>Requires a value for each input.</summary>
    /// <exception cref="InvalidDataException">It has another type or shape.</exception>
    public static void Require(SafetensorsEntry entry, int columnCount)
    {
        if (SafetensorsTypes.Find(entry.Type) != ElementType.Float32)
            throw new InvalidDataException($"'{Values}' has the dtype {entry.Type ?? "(none)"}; F32 was expected.");
        if (entry.Shape is not [var size] || size != columnCount)
            throw new InvalidDataException($"'{Values}' has the shape [{string.Join(", ", entry.Shape)}]; [{columnCount}] was expected.");
    }
}

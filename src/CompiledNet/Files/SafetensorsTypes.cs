namespace CompiledNet;

/// <summary>The format's names of element types.</summary>
internal static class SafetensorsTypes
{
    private static readonly (string Name, ElementType Type)[] Known =
    [
        ("F64", ElementType.Float64), ("F32", ElementType.Float32), ("F16", ElementType.Float16), ("BF16", ElementType.BFloat16),
        ("I64", ElementType.Int64), ("I32", ElementType.Int32), ("I16", ElementType.Int16), ("I8", ElementType.Int8),
        ("U64", ElementType.UInt64), ("U32", ElementType.UInt32), ("U16", ElementType.UInt16), ("U8", ElementType.UInt8),
        ("BOOL", ElementType.Boolean),
    ];

    public static string NameOf(ElementType type) => Known.First(known => known.Type == type).Name;

    public static ElementType? Find(string? name)
    {
        foreach ((string known, ElementType type) in Known)
        {
            if (known == name)
                return type;
        }
        return null;
    }

    /// <summary>What is read: "F64, F32, F16, BF16".</summary>
    /// <param name="integers">Whether whole numbers are read too.</param>
    public static string List(bool integers) =>
        string.Join(", ", Known.Where(known => integers || Elements.IsFloat(known.Type)).Select(known => known.Name));
}

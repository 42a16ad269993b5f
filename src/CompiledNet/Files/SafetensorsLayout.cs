using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Checks what a header says of tensors, and puts them in the order of their data.</summary>
internal static class SafetensorsLayout
{
    /// <summary>The tensors in the order of their data.</summary>
    /// <exception cref="InvalidDataException">
    /// The type of one is not known, its shape or size is not possible, or the data do not follow one another without gaps.
    /// </exception>
    public static ImmutableArray<StoredTensor> InDataOrder(IEnumerable<SafetensorsEntry> entries)
    {
        var ordered = ImmutableArray.CreateBuilder<StoredTensor>();
        long position = 0;
        // What has no elements begins where what follows it does.
        foreach ((StoredTensor tensor, SafetensorsEntry entry) in entries.Select(entry => (Check(entry), entry)).OrderBy(pair => pair.entry.Offsets[0]).ThenBy(pair => pair.entry.Offsets[1]))
        {
            if (entry.Offsets[0] != position)
                throw new InvalidDataException($"The data of '{tensor.Name}' begin at {entry.Offsets[0]}; {position} was expected, where the tensor before ends.");
            position = entry.Offsets[1];
            ordered.Add(tensor);
        }
        return ordered.ToImmutable();
    }

    private static StoredTensor Check(SafetensorsEntry entry)
    {
        if (SafetensorsTypes.Find(entry.Type) is not { } type)
            throw new InvalidDataException($"'{entry.Name}' has the dtype {entry.Type ?? "(none)"}; one of {SafetensorsTypes.List(integers: true)} was expected.");
        if (SizeOf(entry, type) is not { } size)
            throw new InvalidDataException($"'{entry.Name}' has the shape [{string.Join(", ", entry.Shape)}]; sizes from 0, and at most {Array.MaxLength} elements, were expected.");
        ImmutableArray<long> range = entry.Offsets;
        if (range.Length != 2 || range[0] < 0 || range[0] > long.MaxValue - size || range[1] != range[0] + size)
            throw new InvalidDataException($"'{entry.Name}' has the data_offsets [{string.Join(", ", range)}]; two offsets {size} bytes apart were expected.");
        return new StoredTensor(entry.Name, type, [.. entry.Shape.Select(axis => (int)axis)]);
    }

    /// <summary>The bytes of a tensor's data; null if it has more elements than an array, or a size below zero.</summary>
    private static long? SizeOf(SafetensorsEntry entry, ElementType type)
    {
        if (entry.Shape.Any(axis => axis is < 0 or > int.MaxValue))
            return null;
        if (entry.Shape.Contains(0))
            return 0;
        long length = 1;
        foreach (long axis in entry.Shape)
        {
            length *= axis;
            if (length > Array.MaxLength)
                return null;
        }
        return length * Elements.SizeOf(type);
    }
}

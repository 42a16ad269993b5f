using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;

namespace CompiledNet;

/// <summary>The header of a safetensors file: eight bytes with its length, and JSON that names the tensors.</summary>
internal static class SafetensorsHeader
{
    private const string Metadata = "__metadata__";

    // The data begin at a multiple of 8 bytes, as files of the format's authors do: the header is padded with spaces.
    private const int Alignment = 8;

    // The limit that the format's authors set.
    private const int Longest = 100_000_000;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Writes the header of tensors whose data follow one another.</summary>
    public static void Write(Stream stream, IEnumerable<SafetensorsTensor> tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            long offset = 0;
            json.WriteStartObject();
            foreach (SafetensorsTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Type);
                WriteNumbers(json, "shape", tensor.Shape.Select(size => (long)size));
                WriteNumbers(json, "data_offsets", [offset, offset += tensor.ByteCount]);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }

        int padding = -buffer.WrittenCount & (Alignment - 1);
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);

        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)buffer.WrittenCount);
        stream.Write(length);
        stream.Write(buffer.WrittenSpan);
    }

    /// <summary>Reads what a header says, and leaves the stream where the data begin.</summary>
    /// <exception cref="InvalidDataException">It is not a safetensors header.</exception>
    public static ImmutableArray<SafetensorsEntry> Read(Stream stream)
    {
        byte[] header = ReadBytes(stream);
        try
        {
            using JsonDocument document = JsonDocument.Parse(header, Options);
            return Entries(document.RootElement);
        }
        // A string that is not UTF-8 is an invalid operation to read.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"The header is not the JSON that the safetensors format asks for: {exception.Message}", exception);
        }
    }

    /// <summary>The tensors in the order of their data.</summary>
    /// <param name="entries">What the header says.</param>
    /// <param name="expected">The tensors that there should be, in any order.</param>
    /// <param name="owner">Whose tensors they are.</param>
    /// <exception cref="InvalidDataException">
    /// There are others, or they have other types or shapes, or their data do not follow one another without gaps.
    /// </exception>
    public static SafetensorsTensor[] InDataOrder(ImmutableArray<SafetensorsEntry> entries, IReadOnlyList<SafetensorsTensor> expected, string owner)
    {
        RequireNames(entries, expected, owner);
        var begins = expected
            .Select(tensor => (Tensor: tensor, Begin: Begin(entries.First(entry => entry.Name == tensor.Name), tensor)))
            .OrderBy(pair => pair.Begin)
            .ToArray();

        long position = 0;
        foreach ((SafetensorsTensor tensor, long begin) in begins)
        {
            if (begin != position)
                throw new InvalidDataException($"The data of '{tensor.Name}' begin at {begin}; {position} was expected, where the tensor before ends.");
            position += tensor.ByteCount;
        }
        return [.. begins.Select(pair => pair.Tensor)];
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static byte[] ReadBytes(Stream stream)
    {
        Span<byte> lengthBytes = stackalloc byte[sizeof(ulong)];
        int read = stream.ReadAtLeast(lengthBytes, lengthBytes.Length, throwOnEndOfStream: false);
        if (read < lengthBytes.Length)
            throw new InvalidDataException($"There are {read} bytes; a safetensors file begins with 8 that give its header's length.");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > Longest)
            throw new InvalidDataException($"The first 8 bytes give a header of {length} bytes; a safetensors header has at most {Longest}.");

        byte[] header = SafetensorsData.ReadGrowing(stream, (int)length);
        return header.Length == (int)length
            ? header
            : throw new InvalidDataException($"The header ends after {header.Length} of {length} bytes.");
    }

    private static ImmutableArray<SafetensorsEntry> Entries(JsonElement header)
    {
        if (header.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"The header is a JSON {header.ValueKind}; an object was expected.");
        return [.. header.EnumerateObject().Where(property => property.Name != Metadata).Select(property => Entry(property.Name, property.Value))];
    }

    private static SafetensorsEntry Entry(string name, JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"The header's entry '{name}' is a JSON {entry.ValueKind}; an object was expected.");

        string? type = entry.TryGetProperty("dtype", out JsonElement dtype) && dtype.ValueKind == JsonValueKind.String ? dtype.GetString() : null;
        return new SafetensorsEntry(name, type, Numbers(entry, "shape", name), Numbers(entry, "data_offsets", name));
    }

    private static ImmutableArray<long> Numbers(JsonElement entry, string property, string tensor)
    {
        if (!entry.TryGetProperty(property, out JsonElement array) || array.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"'{tensor}' has no {property}; an array of numbers was expected.");

        ImmutableArray<long>.Builder numbers = ImmutableArray.CreateBuilder<long>();
        foreach (JsonElement element in array.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt64(out long number))
                throw new InvalidDataException($"'{tensor}' has {element.GetRawText()} in its {property}; a whole number was expected.");
            numbers.Add(number);
        }
        return numbers.ToImmutable();
    }

    private static void RequireNames(ImmutableArray<SafetensorsEntry> entries, IReadOnlyList<SafetensorsTensor> tensors, string owner)
    {
        string[] expected = [.. tensors.Select(tensor => tensor.Name)];
        string[] found = [.. entries.Select(entry => entry.Name)];
        string[] missing = [.. expected.Except(found)];
        string[] unknown = [.. found.Except(expected)];
        if (missing.Length > 0)
            throw new InvalidDataException($"{owner} has the tensors {List(expected)}; missing {List(missing)}, the file has {List(found)}.");
        if (unknown.Length > 0)
            throw new InvalidDataException($"{owner} has the tensors {List(expected)}; the file also has {List(unknown)}.");
    }

    /// <summary>Where the data of a tensor begin, in bytes behind the header.</summary>
    private static long Begin(SafetensorsEntry entry, SafetensorsTensor tensor)
    {
        if (entry.Type != tensor.Type)
            throw new InvalidDataException($"'{tensor.Name}' has the dtype {entry.Type ?? "(none)"}; {tensor.Type} was expected.");
        if (!entry.Shape.SequenceEqual(tensor.Shape.Select(size => (long)size)))
            throw new InvalidDataException($"'{tensor.Name}' has the shape [{string.Join(", ", entry.Shape)}]; [{string.Join(", ", tensor.Shape)}] was expected.");

        ImmutableArray<long> range = entry.Offsets;
        long size = tensor.ByteCount;
        if (range.Length != 2 || range[0] < 0 || range[0] > long.MaxValue - size || range[1] != range[0] + size)
            throw new InvalidDataException($"'{tensor.Name}' has the data_offsets [{string.Join(", ", range)}]; two offsets {size} bytes apart were expected.");
        return range[0];
    }

    private static string List(string[] names) => names.Length == 0 ? "(none)" : string.Join(", ", names);
}

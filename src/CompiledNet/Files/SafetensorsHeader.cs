using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CompiledNet;

/// <summary>The header of a safetensors file: eight bytes with its length, and JSON that names the tensors.</summary>
/// <param name="Entries">What it says of the tensors, in its own order.</param>
/// <param name="Metadata">Texts by their names.</param>
internal sealed record SafetensorsHeader(ImmutableArray<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The entry that is not a tensor.</summary>
    public const string MetadataName = "__metadata__";

    // The data begin at a multiple of 8 bytes, as files of the format's authors do: the header is padded with spaces.
    private const int Alignment = 8;

    // The limit that the format's authors set.
    private const int Longest = 100_000_000;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    // No browser reads the header: quotes in the metadata need two bytes, not six.
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the header of tensors whose data follow one another.</summary>
    /// <exception cref="ArgumentException">The header would be longer than the format allows.</exception>
    public static void Write(Stream stream, IEnumerable<StoredTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Written))
        {
            long offset = 0;
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject(MetadataName);
                foreach ((string name, string text) in metadata)
                    json.WriteString(name, text);
                json.WriteEndObject();
            }
            foreach (StoredTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", SafetensorsTypes.NameOf(tensor.Type));
                WriteNumbers(json, "shape", tensor.Shape.Select(size => (long)size));
                WriteNumbers(json, "data_offsets", [offset, offset += tensor.ByteCount]);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }

        int padding = -buffer.WrittenCount & (Alignment - 1);
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);

        if (buffer.WrittenCount > Longest)
            throw new ArgumentException($"The names and the metadata take {buffer.WrittenCount} bytes; a safetensors header has at most {Longest}.");

        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)buffer.WrittenCount);
        stream.Write(length);
        stream.Write(buffer.WrittenSpan);
    }

    /// <summary>Reads what a header says, and leaves the stream where the data begin.</summary>
    /// <exception cref="InvalidDataException">It is not a safetensors header.</exception>
    public static SafetensorsHeader Read(Stream stream)
    {
        byte[] header = ReadBytes(stream);
        try
        {
            using JsonDocument document = JsonDocument.Parse(header, Options);
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? new SafetensorsHeader(EntriesIn(root), MetadataIn(root))
                : throw new InvalidDataException($"The header is a JSON {root.ValueKind}; an object was expected.");
        }
        // A string that is not UTF-8 is an invalid operation to read.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"The header is not the JSON that the safetensors format asks for: {exception.Message}", exception);
        }
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

        byte[] header = TensorData.ReadGrowing(stream, (int)length);
        return header.Length == (int)length
            ? header
            : throw new InvalidDataException($"The header ends after {header.Length} of {length} bytes.");
    }

    private static ImmutableArray<SafetensorsEntry> EntriesIn(JsonElement header) =>
        [.. header.EnumerateObject().Where(property => property.Name != MetadataName).Select(property => Entry(property.Name, property.Value))];

    private static Dictionary<string, string> MetadataIn(JsonElement header)
    {
        var texts = new Dictionary<string, string>();
        if (!header.TryGetProperty(MetadataName, out JsonElement metadata))
            return texts;
        if (metadata.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"The header's {MetadataName} is a JSON {metadata.ValueKind}; an object was expected.");
        foreach (JsonProperty property in metadata.EnumerateObject())
        {
            texts.Add(property.Name, property.Value.ValueKind == JsonValueKind.String
                ? property.Value.GetString()!
                : throw new InvalidDataException($"'{property.Name}' in the header's {MetadataName} is a JSON {property.Value.ValueKind}; a string was expected."));
        }
        return texts;
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
}

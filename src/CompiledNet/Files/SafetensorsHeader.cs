using System.Text.Json;

namespace CompiledNet;

/// <summary>The header of a safetensors file, checked against the network that it should belong to.</summary>
internal static class SafetensorsHeader
{
    private const string Metadata = "__metadata__";

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Where the data of each tensor begin, in bytes behind the header.</summary>
    /// <exception cref="InvalidDataException">
    /// The header is no safetensors header, or does not have exactly the network's tensors, in their shapes, one behind
    /// another without gaps.
    /// </exception>
    public static Dictionary<ParameterTensor, long> Parse(ReadOnlyMemory<byte> header, NetworkDescription network)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(header, Options);
            return Parse(document.RootElement, network);
        }
        // A string that is not UTF-8 is an invalid operation to read.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"The header is not the JSON that the safetensors format asks for: {exception.Message}", exception);
        }
    }

    private static Dictionary<ParameterTensor, long> Parse(JsonElement header, NetworkDescription network)
    {
        if (header.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"The header is a JSON {header.ValueKind}; an object was expected.");
        RequireNames(header, network);

        var offsets = new Dictionary<ParameterTensor, long>(ReferenceEqualityComparer.Instance);
        foreach (ParameterTensor tensor in network.Tensors)
            offsets.Add(tensor, ParseTensor(header.GetProperty(tensor.Name), tensor));
        RequireNoGaps(offsets);
        return offsets;
    }

    private static void RequireNames(JsonElement header, NetworkDescription network)
    {
        string[] expected = [.. network.Tensors.Select(tensor => tensor.Name)];
        string[] found = [.. header.EnumerateObject().Select(property => property.Name).Where(name => name != Metadata)];
        string[] missing = [.. expected.Except(found)];
        string[] unknown = [.. found.Except(expected)];
        if (missing.Length > 0)
            throw new InvalidDataException($"{network.Name} has the tensors {List(expected)}; missing {List(missing)}, the file has {List(found)}.");
        if (unknown.Length > 0)
            throw new InvalidDataException($"{network.Name} has the tensors {List(expected)}; the file also has {List(unknown)}.");
    }

    private static long ParseTensor(JsonElement entry, ParameterTensor tensor)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"The header's entry '{tensor.Name}' is a JSON {entry.ValueKind}; an object was expected.");

        string? type = entry.TryGetProperty("dtype", out JsonElement dtype) && dtype.ValueKind == JsonValueKind.String ? dtype.GetString() : null;
        if (type != "F32")
            throw new InvalidDataException($"'{tensor.Name}' has the dtype {type ?? "(none)"}; F32 was expected.");

        long[] shape = Numbers(entry, "shape", tensor);
        if (!shape.SequenceEqual(tensor.Shape.Select(size => (long)size)))
            throw new InvalidDataException($"'{tensor.Name}' has the shape [{string.Join(", ", shape)}]; [{string.Join(", ", tensor.Shape)}] was expected.");

        long[] range = Numbers(entry, "data_offsets", tensor);
        long size = (long)tensor.Length * sizeof(float);
        if (range.Length != 2 || range[0] < 0 || range[0] > long.MaxValue - size || range[1] != range[0] + size)
            throw new InvalidDataException($"'{tensor.Name}' has the data_offsets [{string.Join(", ", range)}]; two offsets {size} bytes apart were expected.");
        return range[0];
    }

    private static long[] Numbers(JsonElement entry, string property, ParameterTensor tensor)
    {
        if (!entry.TryGetProperty(property, out JsonElement array) || array.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"'{tensor.Name}' has no {property}; an array of numbers was expected.");

        var numbers = new List<long>();
        foreach (JsonElement element in array.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt64(out long number))
                throw new InvalidDataException($"'{tensor.Name}' has {element.GetRawText()} in its {property}; a whole number was expected.");
            numbers.Add(number);
        }
        return [.. numbers];
    }

    /// <summary>The format wants the tensors to fill the data one behind another, in whatever order.</summary>
    private static void RequireNoGaps(Dictionary<ParameterTensor, long> offsets)
    {
        long position = 0;
        foreach ((ParameterTensor tensor, long offset) in offsets.OrderBy(pair => pair.Value))
        {
            if (offset != position)
                throw new InvalidDataException($"The data of '{tensor.Name}' begin at {offset}; {position} was expected, where the tensor before ends.");
            position += (long)tensor.Length * sizeof(float);
        }
    }

    private static string List(string[] names) => names.Length == 0 ? "(none)" : string.Join(", ", names);
}

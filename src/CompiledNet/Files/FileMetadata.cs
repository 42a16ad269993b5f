using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace CompiledNet;

/// <summary>What stands in the metadata of the files that this library writes.</summary>
internal static class FileMetadata
{
    public const string Version = "compilednet.version";

    public const string Architecture = "compilednet.architecture";

    public const string ClassNames = "compilednet.class_names";

    // Of these conventions: names, shapes, metadata. A reader that knows it knows how to read the file.
    private const string CurrentVersion = "1";

    public static Dictionary<string, string> Of(NetworkDescription network, ImmutableArray<string> classNames)
    {
        var texts = new Dictionary<string, string> { [Version] = CurrentVersion, [Architecture] = network.ToJson() };
        if (!classNames.IsEmpty)
            texts.Add(ClassNames, Write(classNames));
        return texts;
    }

    /// <exception cref="InvalidDataException">They are not a JSON array of strings.</exception>
    public static ImmutableArray<string> ClassNamesIn(IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(ClassNames, out string? text))
            return [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return [.. document.RootElement.EnumerateArray().Select(name => name.GetString() ?? throw new InvalidDataException($"A name in {ClassNames} is null."))];
        }
        // An element of another kind is an invalid operation to read.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"The metadata's {ClassNames} is not a JSON array of strings: {exception.Message}", exception);
        }
    }

    private static string Write(ImmutableArray<string> names)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (string name in names)
                json.WriteStringValue(name);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace CompiledNet;

/// <summary>The columns that a network's inputs come from, as JSON: <c>[{"name":"mass"},{"name":"sex","categories":["female","male"]}]</c>.</summary>
internal static class InputColumnsText
{
    private const string Name = "name";
    private const string Categories = "categories";

    public static string Write(ImmutableArray<InputColumn> columns)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (InputColumn column in columns)
            {
                json.WriteStartObject();
                json.WriteString(Name, column.Name);
                if (column.IsCategorical)
                {
                    json.WriteStartArray(Categories);
                    foreach (string category in column.Categories)
                        json.WriteStringValue(category);
                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <exception cref="InvalidDataException">The text is something else.</exception>
    public static ImmutableArray<InputColumn> Read(string text, string key)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return [.. document.RootElement.EnumerateArray().Select(Column)];
        }
        // An element of another kind is an invalid operation to read.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new InvalidDataException($"The metadata's {key} is not a JSON array of columns: {exception.Message}", exception);
        }
    }

    private static InputColumn Column(JsonElement element)
    {
        string name = Text(element.GetProperty(Name));
        if (!element.TryGetProperty(Categories, out JsonElement categories))
            return new InputColumn(name);
        return new InputColumn(name, [.. categories.EnumerateArray().Select(Text)]);
    }

    private static string Text(JsonElement element) => element.GetString() ?? throw new JsonException("A name is null.");
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace CompiledNet.Audio.Json;

/// <summary>A part of a JSON file, with where it stands for messages.</summary>
/// <param name="Element">The part.</param>
/// <param name="Path">Where it stands: <c>config.layers[1].channels</c>; empty of the whole.</param>
internal readonly record struct JsonPart(JsonElement Element, string Path)
{
    private const int LargestSize = 1 << 24;

    /// <exception cref="InvalidDataException">It is not JSON.</exception>
    public static JsonPart Parse(byte[] bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return new JsonPart(document.RootElement.Clone(), "");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The file is not JSON: {exception.Message}", exception);
        }
    }

    public JsonPart this[string name] => Find(name) ?? throw new InvalidDataException($"{(Path.Length == 0 ? "The file" : Path)} has no '{name}'.");

    /// <summary>The member of that name; null if there is none or it is null.</summary>
    public JsonPart? Find(string name) => Element.ValueKind == JsonValueKind.Object
        ? Element.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? new JsonPart(member, Path.Length == 0 ? name : $"{Path}.{name}") : null
        : throw Expected("an object");

    public bool IsList => Element.ValueKind == JsonValueKind.Array;

    public bool IsText => Element.ValueKind == JsonValueKind.String;

    public ImmutableArray<JsonPart> Items
    {
        get
        {
            if (!IsList)
                throw Expected("a list");
            string path = Path;
            return [.. Element.EnumerateArray().Select((item, place) => new JsonPart(item, $"{path}[{place}]"))];
        }
    }

    public ImmutableArray<(string Name, JsonPart Part)> Members
    {
        get
        {
            JsonPart part = this;
            return Element.ValueKind == JsonValueKind.Object ? [.. Element.EnumerateObject().Select(member => (member.Name, new JsonPart(member.Value, part.Path.Length == 0 ? member.Name : $"{part.Path}.{member.Name}")))] : throw Expected("an object");
        }
    }

    public string Text => IsText ? Element.GetString()! : throw Expected("a text");

    public bool Flag => Element.ValueKind is JsonValueKind.True or JsonValueKind.False ? Element.GetBoolean() : throw Expected("true or false");

    /// <summary>A size. None that a network has is larger, and sums of few do not overflow.</summary>
    public int Size => Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out int size) && size is > 0 and <= LargestSize ? size : throw Expected($"a whole number from 1 to {LargestSize}");

    public float Number => Element.ValueKind == JsonValueKind.Number && Element.TryGetSingle(out float number) && float.IsFinite(number) ? number : throw Expected("a finite number");

    /// <summary>A list of numbers, or lists of such: a tensor.</summary>
    /// <exception cref="InvalidDataException">It is not one, or its lists have different lengths.</exception>
    public NamedTensor Tensor(string name)
    {
        var sizes = ImmutableArray.CreateBuilder<int>();
        for (JsonElement at = Element; at.ValueKind == JsonValueKind.Array; at = at[0])
        {
            sizes.Add(at.GetArrayLength());
            if (at.GetArrayLength() == 0)
                break;
        }

        if (sizes.Count == 0)
            throw Expected("a list of numbers");
        var values = new List<float>();
        Collect(this, sizes, 0, values);
        return new NamedTensor(name, sizes.ToImmutable(), [.. values]);
    }

    public InvalidDataException Expected(string what)
    {
        string text = OneLine();
        return new InvalidDataException($"{(Path.Length == 0 ? "The file" : Path)} is {(text.Length > 60 ? text[..60] + "…" : text)}; {what} was expected.");
    }

    /// <summary>The part without the white space between its members.</summary>
    private string OneLine()
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
            Element.WriteTo(writer);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void Collect(JsonPart part, ImmutableArray<int>.Builder sizes, int axis, List<float> values)
    {
        if (!part.IsList || part.Element.GetArrayLength() != sizes[axis])
            throw part.Expected($"a list of {sizes[axis]}");
        foreach (JsonPart item in part.Items)
        {
            if (axis + 1 == sizes.Count)
                values.Add(item.Number);
            else
                Collect(item, sizes, axis + 1, values);
        }
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CompiledNet.Keras;

/// <summary>The JSON of a model to its layers, in the order in which they compute.</summary>
internal static partial class KerasConfig
{
    /// <exception cref="InvalidDataException">It is not the JSON of a model, or one with branches.</exception>
    public static ImmutableArray<KerasLayer> Layers(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            string model = root.GetProperty("class_name").GetString() ?? "";
            JsonElement config = root.GetProperty("config");
            // Of versions before 2.2.3, the list is the configuration.
            JsonElement[] layers = [.. (config.ValueKind == JsonValueKind.Array ? config : config.GetProperty("layers")).EnumerateArray()];
            var used = new Dictionary<string, int>();
            ImmutableArray<KerasLayer> read = [.. layers.Select(layer => Layer(layer, used))];
            return model switch
            {
                "Sequential" => read,
                "Functional" or "Model" => Chain(read, layers),
                _ => throw new InvalidDataException($"The model is a {model}; a Sequential or a Functional one was expected."),
            };
        }
        // An element of another kind is an invalid operation to read.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException($"The model's configuration is not what Keras writes: {exception.Message}", exception);
        }
    }

    /// <summary>What Keras 3 calls a layer in a file: its class in snake case, and a number from the second on.</summary>
    public static string GroupName(string @class, Dictionary<string, int> used)
    {
        string name = AfterSmall().Replace(BeforeWord().Replace(@class, "$1_$2"), "$1_$2").ToLowerInvariant();
        int number = used.GetValueOrDefault(name);
        used[name] = number + 1;
        return number == 0 ? name : $"{name}_{number}";
    }

    private static KerasLayer Layer(JsonElement json, Dictionary<string, int> used)
    {
        string @class = json.GetProperty("class_name").GetString() ?? "";
        JsonElement config = json.GetProperty("config").Clone();
        string name = config.TryGetProperty("name", out JsonElement own) ? own.GetString() ?? "" : "";
        return new KerasLayer(@class, name, config, GroupName(@class, used));
    }

    /// <summary>Layers of which each takes what the one before it gives.</summary>
    private static ImmutableArray<KerasLayer> Chain(ImmutableArray<KerasLayer> layers, JsonElement[] json)
    {
        string[][] inputs = [.. json.Select(layer => InputsOf(layer).Distinct().ToArray())];
        string[] joined = [.. layers.Where((_, place) => inputs[place].Length > 1).Select(layer => $"{layer}")];
        if (joined.Length > 0)
            throw new InvalidDataException($"Models with branches are not read; these layers take several: {string.Join(", ", joined)}.");

        var chain = ImmutableArray.CreateBuilder<KerasLayer>(layers.Length);
        int next = Array.FindIndex(inputs, names => names.Length == 0);
        while (next >= 0 && chain.Count < layers.Length)
        {
            chain.Add(layers[next]);
            string name = layers[next].Name;
            if (inputs.Count(names => names.Contains(name)) > 1)
                throw new InvalidDataException($"Models with branches are not read; several layers take {layers[next]}.");
            next = Array.FindIndex(inputs, names => names.Contains(name));
        }
        return chain.Count == layers.Length
            ? chain.MoveToImmutable()
            : throw new InvalidDataException($"The model is not one chain of layers: {string.Join(", ", layers.Where(layer => !chain.Contains(layer)))} do not follow {chain.LastOrDefault()}.");
    }

    /// <summary>
    /// The names of the layers that a layer takes: in Keras 2 <c>[[["dense", 0, 0, {}]]]</c>, in Keras 3 the histories of tensors among the arguments.
    /// </summary>
    private static IEnumerable<string> InputsOf(JsonElement layer)
    {
        if (!layer.TryGetProperty("inbound_nodes", out JsonElement nodes) || nodes.ValueKind != JsonValueKind.Array)
            return [];
        return nodes.EnumerateArray().SelectMany(node => node.ValueKind == JsonValueKind.Array
            ? node.EnumerateArray().Where(input => input.ValueKind == JsonValueKind.Array).Select(input => input[0].GetString() ?? "")
            : Histories(node));
    }

    private static IEnumerable<string> Histories(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Name == "keras_history" ? [property.Value[0].GetString() ?? ""] : Histories(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Histories),
        _ => [],
    };

    [GeneratedRegex("(.)([A-Z][a-z]+)")]
    private static partial Regex BeforeWord();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex AfterSmall();
}

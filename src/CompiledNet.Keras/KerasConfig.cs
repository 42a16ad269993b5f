using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CompiledNet.Keras;

/// <summary>The JSON of a model to its layers, in the order in which they compute.</summary>
internal static partial class KerasConfig
{
    /// <exception cref="InvalidDataException">It is not the JSON of a model, or one with several inputs or outputs.</exception>
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
                "Sequential" => Chain(read),
                "Functional" or "Model" => Ordered(read, config),
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
        return new KerasLayer(@class, name, config, GroupName(@class, used), [.. InputsOf(json)]);
    }

    /// <summary>Each layer of a chain takes the one before it.</summary>
    private static ImmutableArray<KerasLayer> Chain(ImmutableArray<KerasLayer> layers) =>
        [.. layers.Select((layer, place) => place == 0 ? layer : layer with { Inputs = [layers[place - 1].Name] })];

    /// <summary>Layers behind those that they take, as near to the order of the model as that allows, the output last.</summary>
    private static ImmutableArray<KerasLayer> Ordered(ImmutableArray<KerasLayer> layers, JsonElement config)
    {
        string[] shared = [.. config.GetProperty("layers").EnumerateArray().Zip(layers, (json, layer) => (json, layer)).Where(pair => NodesOf(pair.json) > 1).Select(pair => $"{pair.layer}")];
        if (shared.Length > 0)
            throw new InvalidDataException($"Layers that are used twice are not read: {string.Join(", ", shared)}.");
        string[] ends = [.. EndsIn(config.GetProperty("output_layers"))];
        if (ends.Length != 1 || layers.Count(layer => layer.Class == "InputLayer") != 1)
            throw new InvalidDataException($"The model has {layers.Count(layer => layer.Class == "InputLayer")} inputs and {ends.Length} outputs; one of each was expected.");

        var left = layers.ToList();
        var ordered = ImmutableArray.CreateBuilder<KerasLayer>(layers.Length);
        while (left.Count > 0)
        {
            KerasLayer next = left.Find(layer => layer.Inputs.All(input => ordered.Any(before => before.Name == input)) && (layer.Name != ends[0] || left.Count == 1))
                ?? throw new InvalidDataException($"The layers {string.Join(", ", left)} take one another, or follow the output.");
            left.Remove(next);
            ordered.Add(next);
        }
        return ordered.MoveToImmutable();
    }

    /// <summary><c>["dense", 0, 0]</c>, or a list of such.</summary>
    private static IEnumerable<string> EndsIn(JsonElement json) => json.GetArrayLength() > 0 && json[0].ValueKind == JsonValueKind.String
        ? [json[0].GetString()!]
        : json.EnumerateArray().SelectMany(EndsIn);

    /// <summary>How often a layer is used.</summary>
    private static int NodesOf(JsonElement layer) =>
        layer.TryGetProperty("inbound_nodes", out JsonElement nodes) && nodes.ValueKind == JsonValueKind.Array ? nodes.GetArrayLength() : 0;

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

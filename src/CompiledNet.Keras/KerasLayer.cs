using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CompiledNet.Keras;

/// <summary>A layer of a model, as its JSON has it.</summary>
/// <param name="Class">The class: <c>Dense</c>.</param>
/// <param name="Name">The name in the model.</param>
/// <param name="Config">Its arguments.</param>
/// <param name="GroupName">What it is called in the weights of Keras 3: <c>batch_normalization_1</c>.</param>
/// <param name="Inputs">The names of the layers whose outputs it takes.</param>
internal sealed record KerasLayer(string Class, string Name, JsonElement Config, string GroupName, ImmutableArray<string> Inputs)
{
    public override string ToString() => $"{Name} ({Class})";

    public bool Has(string argument) => Config.TryGetProperty(argument, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    public int Whole(string argument, int usual) => Has(argument) ? Config.GetProperty(argument).GetInt32() : usual;

    public bool Flag(string argument, bool usual) => Has(argument) ? Config.GetProperty(argument).GetBoolean() : usual;

    public string Text(string argument, string usual) => Has(argument) && Config.GetProperty(argument).ValueKind == JsonValueKind.String ? Config.GetProperty(argument).GetString()! : usual;

    /// <summary>A number; 64-bit in JSON, also where it stands in an object that Keras wraps arrays in.</summary>
    public double Number(string argument, double usual) => Has(argument) ? Config.GetProperty(argument) is { ValueKind: JsonValueKind.Number } number
        ? number.GetDouble()
        : throw new InvalidDataException($"{this} has {Config.GetProperty(argument).GetRawText()} as {argument}; a number was expected.") : usual;

    /// <summary>One number or a list of them.</summary>
    public int[] Sizes(string argument, params int[] usual)
    {
        if (!Has(argument))
            return usual;
        JsonElement value = Config.GetProperty(argument);
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(size => size.GetInt32())] : [value.GetInt32()];
    }

    /// <summary>A float as C# writes it.</summary>
    public static string Literal(double value) => ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f";
}

using System.Collections.Immutable;
using CompiledNet.Audio.Json;

namespace CompiledNet.Audio.Nam;

/// <summary>A file that holds a model in several sizes, of which a plug-in plays a smaller one where time is short, and the largest elsewhere.</summary>
/// <param name="Largest">The largest.</param>
/// <param name="Count">How many there are.</param>
internal sealed record SizeChoice(JsonPart Largest, int Count)
{
    public string Note => $"The file holds the model in {Count} sizes; this is the largest, {Largest.Path}.";

    /// <summary>The sizes of a file; null of one that holds one model.</summary>
    public static SizeChoice? Of(JsonPart file)
    {
        if (file.Find("architecture") is not { IsText: true, Text: "SlimmableContainer" })
            return null;
        JsonPart models = file["config"]["submodels"];
        ImmutableArray<JsonPart> sizes = models.Items;
        return sizes.IsEmpty
            ? throw models.Expected("a list of models")
            : new SizeChoice(sizes.MaxBy(model => model["max_value"].Number)["model"], sizes.Length);
    }
}

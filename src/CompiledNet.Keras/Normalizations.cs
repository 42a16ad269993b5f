using System.Collections.Immutable;
using System.Text.Json;

namespace CompiledNet.Keras;

/// <summary>
/// <c>Normalization</c>, which is <c>(x − mean)/max(√variance, 1e-7)</c> with numbers for each place of the last axis that were taken of data once: a batch norm with these statistics.
/// </summary>
internal static class Normalizations
{
    public const string Class = "Normalization";

    // Of a batch norm, √(variance + ε): so small that nothing is added to any variance that counts.
    private const string Attribute = "Epsilon = 1e-30f";

    private const float LeastVariance = 1e-14f;

    public static Translated Read(KerasLayer layer)
    {
        int[] axes = layer.Sizes("axis");
        if (axes is not [-1] || layer.Flag("invert", false))
            throw new InvalidDataException($"{layer} {(layer.Flag("invert", false) ? "inverts (invert)" : $"has statistics along the axes [{string.Join(", ", axes)}]; those of the last axis, -1, exist here")}");
        return new Translated("BatchNorm", Attribute);
    }

    public static string NoteOf(KerasLayer layer) =>
        $"{layer} is a BatchNorm with its statistics. Training with BatchNorm takes the statistics of each batch: to train further, standardize the inputs instead (Standardizer).";

    /// <summary>The statistics: of the file, or arguments.</summary>
    public static NamedTensor[] Tensors(KerasLayer layer, ImmutableArray<NamedTensor> variables)
    {
        float[] means = Statistic(layer, variables, "mean", 0), variances = Statistic(layer, variables, "variance", 1);
        if (means.Length == 0 || means.Length != variances.Length)
            throw new InvalidDataException($"{layer} has {means.Length} means and {variances.Length} variances");
        return
        [
            new("weight", [means.Length], [.. Enumerable.Repeat(1f, means.Length)]),
            new("bias", [means.Length], new float[means.Length]),
            new("running_mean", [means.Length], means),
            new("running_var", [means.Length], [.. variances.Select(variance => Math.Max(variance, LeastVariance))]),
        ];
    }

    private static float[] Statistic(KerasLayer layer, ImmutableArray<NamedTensor> variables, string name, int place)
    {
        if (!layer.Has(name))
            return variables.IsDefaultOrEmpty ? [] : (variables.FirstOrDefault(variable => variable.Name == name) ?? variables.ElementAtOrDefault(place))?.Values ?? [];
        JsonElement given = layer.Config.GetProperty(name);
        while (given.ValueKind == JsonValueKind.Array && given.GetArrayLength() == 1 && given[0].ValueKind == JsonValueKind.Array)
            given = given[0];
        return given.ValueKind == JsonValueKind.Array && given.EnumerateArray().All(value => value.ValueKind == JsonValueKind.Number)
            ? [.. given.EnumerateArray().Select(value => value.GetSingle())]
            : throw new InvalidDataException($"{layer} has a {name} that is not a list of numbers");
    }
}

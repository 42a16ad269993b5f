using CompiledNet;
using CompiledNet.Csv;
using CompiledNet.Samples;

namespace Penguins;

/// <summary>Penguins with their categories as indices.</summary>
/// <param name="Rows">
/// Six inputs: species, island and sex as indices, then length and depth of the beak and length of the flippers in mm; the target is the body mass in kg.
/// </param>
/// <param name="Categories">The names of the species, of the islands and of the sexes, by their indices.</param>
public sealed record PenguinData(Dataset Rows, string[][] Categories)
{
    /// <summary>The number of categories, which are the first inputs of a row.</summary>
    public const int CategoryCount = 3;

    private const string UnknownSex = "unknown";

    private static readonly CsvOptions Options = new()
    {
        Label = "species",
        Inputs = ["island", "sex", "beak_length_mm", "beak_depth_mm", "flipper_length_mm", "body_mass_g"],
        Missing = ["", "."],
    };

    /// <summary>Reads the file. Penguins that were not measured are left out.</summary>
    public static PenguinData Read()
    {
        string path = SampleData.PathOf("penguins.csv");
        CsvSchema schema = CsvSchema.Of(path, Options);
        Dataset table = schema.Read(path);
        string[] islands = ValuesOf(schema, "island"), sexes = ValuesOf(schema, "sex");
        var inputs = new List<float>();
        var masses = new List<float>();
        for (int row = 0; row < table.Count; row++)
        {
            // A table has an input for each category, of which that of the row is 1; where the sex is not known, none.
            ReadOnlySpan<float> values = table.Input(row), measured = values[(islands.Length + sexes.Length)..];
            if (float.IsNaN(measured[0]))
                continue;
            int sex = values.Slice(islands.Length, sexes.Length).IndexOf(1f);
            inputs.AddRange([table.Label(row), values[..islands.Length].IndexOf(1f), sex < 0 ? sexes.Length : sex, .. measured[..^1]]);
            masses.Add(measured[^1] / 1000);
        }

        return new PenguinData(
            Dataset.WithTargets([.. inputs], inputs.Count / masses.Count, [.. masses]),
            [[.. schema.ClassNames], islands, [.. sexes, UnknownSex]]);
    }

    private static string[] ValuesOf(CsvSchema schema, string column) =>
        [.. schema.InputNames.Where(name => name.StartsWith($"{column}=", StringComparison.Ordinal)).Select(name => name[(column.Length + 1)..])];
}

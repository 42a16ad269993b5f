namespace CompiledNet.Samples;

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

    /// <summary>Rows as they stand in the file: species, island, four measurements, sex. Penguins that were not measured are left out.</summary>
    internal static PenguinData Of(IEnumerable<string> lines)
    {
        string[][] rows = [.. lines.Select(line => line.Split(',')).Where(row => row[2].Length > 0)];
        string[][] categories = [Names(rows, 0), Names(rows, 1), ["FEMALE", "MALE", UnknownSex]];
        float[] inputs = [.. rows.SelectMany(row => (float[])
        [
            Array.IndexOf(categories[0], row[0]),
            Array.IndexOf(categories[1], row[1]),
            row[6] is "FEMALE" or "MALE" ? Array.IndexOf(categories[2], row[6]) : Array.IndexOf(categories[2], UnknownSex),
            .. TextTable.Numbers(string.Join(',', row[2..5])),
        ])];
        float[] masses = [.. rows.Select(row => TextTable.Numbers(row[5])[0] / 1000)];
        return new PenguinData(Dataset.WithTargets(inputs, inputs.Length / rows.Length, masses), categories);
    }

    private static string[] Names(string[][] rows, int column) => [.. rows.Select(row => row[column]).Distinct().Order(StringComparer.Ordinal)];
}

using System.Collections.Immutable;

namespace CompiledNet.Csv;

/// <summary>
/// What the columns of a table become: inputs, and targets or classes. It is made from the training rows, and reads other files to the same inputs and
/// classes.
/// </summary>
/// <remarks>
/// A column of numbers is an input; a column of categories is as many, of which that of the row's category is 1 and the others are 0. A missing number is
/// NaN, for <see cref="Imputer"/>; of a missing category all inputs are 0.
/// </remarks>
public sealed class CsvSchema
{
    private readonly CsvOptions _options;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _missing;

    private CsvSchema(CsvOptions options, ImmutableArray<CsvColumn> inputs, CsvColumn? label)
    {
        _options = options;
        _missing = Missing(options);
        Inputs = inputs;
        ClassNames = label?.Categories ?? [];
    }

    /// <summary>The input columns.</summary>
    public ImmutableArray<CsvColumn> Inputs { get; }

    /// <summary>The names of the classes, in the order of their labels; empty for targets.</summary>
    public ImmutableArray<string> ClassNames { get; }

    /// <summary>The number of inputs of a row.</summary>
    public int InputSize => Inputs.Sum(column => column.Width);

    /// <summary>The names of the inputs: those of their columns, with the category behind if there are several, <c>sex=male</c>.</summary>
    public ImmutableArray<string> InputNames =>
        [.. Inputs.SelectMany(column => column.IsCategorical ? column.Categories.Select(category => $"{column.Name}={category}") : [column.Name])];

    /// <summary>Goes through a file of training rows.</summary>
    /// <param name="path">The file, in UTF-8, with the names of the columns in its first line.</param>
    /// <param name="options">Which columns are what.</param>
    /// <exception cref="ArgumentException">The options name neither a label nor targets, or both; or a column twice.</exception>
    /// <exception cref="InvalidDataException">A column is not there or has no values, or a row has more or fewer values than the header. The message names the file, the line and the column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvSchema Of(string path, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Label is null == options.Targets.IsEmpty)
            throw new ArgumentException("Either a label or targets are needed.", nameof(options));
        using CsvTable table = CsvTable.Open(path, options);
        foreach (string name in options.Ignored.Concat(options.Categories).Concat(options.Targets))
            table.Find(name);
        string[] others = [.. options.Ignored, .. options.Targets, .. options.Label is null ? [] : (string[])[options.Label]];
        string[] names = [.. options.Inputs.IsEmpty ? table.Header.Except(others) : options.Inputs];
        if (names.Intersect(others).Concat(names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key)).FirstOrDefault() is { } twice)
            throw new ArgumentException($"The column '{twice}' is named twice.", nameof(options));
        if (names.Length == 0)
            throw new ArgumentException("There is no input column.", nameof(options));
        string[] read = [.. names, .. options.Label is null ? [] : (string[])[options.Label]];
        int[] columns = [.. read.Select(table.Find)];
        bool[] isNumeric = [.. read.Select(name => name != options.Label && !options.Categories.Contains(name))];
        CsvColumn[] found = Survey(table, options, columns, isNumeric);
        for (int i = 0; i < found.Length; i++)
        {
            if (!isNumeric[i] && found[i].Categories.IsEmpty)
                throw new InvalidDataException($"'{path}': the column '{read[i]}' has no value.");
        }

        return new CsvSchema(options, [.. found[..names.Length]], options.Label is null ? null : found[^1]);
    }

    /// <summary>Reads all rows of a file.</summary>
    /// <param name="path">A file with the columns of this schema; others are not looked at.</param>
    /// <exception cref="InvalidDataException">
    /// A column is missing, or a value is not a finite number or not a known category or class, or a label or target is missing, or there is no row. The
    /// message names the file, the line and the column. Nothing is returned of the rows before.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Dataset Read(string path)
    {
        using CsvTable table = CsvTable.Open(path, _options);
        int[] columns = [.. Inputs.Select(column => table.Find(column.Name))];
        int[] targetColumns = [.. _options.Targets.Select(table.Find)];
        int label = _options.Label is null ? -1 : table.Find(_options.Label);
        var classes = new CsvColumn(_options.Label ?? "", ClassNames);
        var inputs = new List<float>();
        var targets = new List<float>();
        var labels = new List<int>();
        while (table.MoveNext())
        {
            for (int i = 0; i < columns.Length; i++)
                ReadInput(table, columns[i], Inputs[i], inputs);
            foreach (int column in targetColumns)
                targets.Add(IsMissing(table[column]) ? throw table.Wrong(column, "the target is missing.") : Number(table, column));
            if (label >= 0)
                labels.Add(Category(table, label, classes) is >= 0 and int index ? index : throw table.Wrong(label, "the class is missing."));
        }

        if (inputs.Count == 0)
            throw new InvalidDataException($"'{path}' has no rows.");
        return label >= 0
            ? Dataset.WithLabels([.. inputs], InputSize, [.. labels])
            : Dataset.WithTargets([.. inputs], InputSize, [.. targets], targetColumns.Length);
    }

    /// <summary>Which columns hold numbers alone, and the categories of the others.</summary>
    private static CsvColumn[] Survey(CsvTable table, CsvOptions options, int[] columns, bool[] isNumeric)
    {
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> missing = Missing(options);
        var values = new HashSet<string>.AlternateLookup<ReadOnlySpan<char>>[columns.Length];
        for (int i = 0; i < columns.Length; i++)
            values[i] = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        while (table.MoveNext())
        {
            for (int i = 0; i < columns.Length; i++)
            {
                ReadOnlySpan<char> text = table[columns[i]];
                if (missing.Contains(text))
                    continue;
                // Numbers are remembered too as long as the column may turn out to hold categories.
                isNumeric[i] = isNumeric[i] && CsvColumn.TryParse(text, options.Culture, out _);
                if (!isNumeric[i] || values[i].Set.Count < MostCategories)
                    values[i].Add(text);
                if (!isNumeric[i] && values[i].Set.Count > MostCategories)
                    throw table.Wrong(columns[i], $"the column has more than {MostCategories} different values that are not all numbers. Leave it out by Ignored, or correct the value '{text}'.");
            }
        }

        return [.. columns.Select((column, i) => new CsvColumn(table.Header[column], isNumeric[i] ? [] : [.. values[i].Set.Order(StringComparer.Ordinal)]))];
    }

    private const int MostCategories = 1 << 16;

    private void ReadInput(CsvTable table, int column, CsvColumn kind, List<float> inputs)
    {
        if (!kind.IsCategorical)
        {
            inputs.Add(IsMissing(table[column]) ? float.NaN : Number(table, column));
            return;
        }

        int category = Category(table, column, kind);
        for (int i = 0; i < kind.Categories.Length; i++)
            inputs.Add(i == category ? 1f : 0f);
    }

    private float Number(CsvTable table, int column) =>
        CsvColumn.TryParse(table[column], _options.Culture, out float value) && float.IsFinite(value)
            ? value
            : throw table.Wrong(column, $"'{table[column]}' is not a finite number{(_options.Culture.Name.Length == 0 ? "" : $" as '{_options.Culture.Name}' writes them")}.");

    /// <summary>The number of the category, or −1 if it is missing.</summary>
    private int Category(CsvTable table, int column, CsvColumn kind)
    {
        ReadOnlySpan<char> text = table[column];
        if (IsMissing(text))
            return -1;
        return kind.IndexOf(text) is >= 0 and int category
            ? category
            : throw table.Wrong(column, $"'{text}' is not among the known values: {string.Join(", ", kind.Categories.Take(20))}{(kind.Categories.Length > 20 ? ", …" : "")}.");
    }

    private bool IsMissing(ReadOnlySpan<char> text) => _missing.Contains(text);

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Missing(CsvOptions options) =>
        new HashSet<string>(options.Missing, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}

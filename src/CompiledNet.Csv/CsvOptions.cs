using System.Collections.Immutable;
using System.Globalization;

namespace CompiledNet.Csv;

/// <summary>Which columns of a table are what, and how its values are written.</summary>
public sealed record CsvOptions
{
    /// <summary>The column with the class of each row; null if the rows have <see cref="Targets"/>.</summary>
    public string? Label { get; init; }

    /// <summary>The columns with the target values of each row; empty if the rows have a <see cref="Label"/>.</summary>
    public ImmutableArray<string> Targets
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The input columns, in this order; empty for all that are neither label, targets nor <see cref="Ignored"/>, in that of the file.</summary>
    public ImmutableArray<string> Inputs
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Columns that are left out, such as numbers of rows.</summary>
    public ImmutableArray<string> Ignored
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Input columns that hold categories although they look like numbers. Columns with other values than numbers hold categories anyway.</summary>
    public ImmutableArray<string> Categories
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>What stands between values; null, the default, finds it out from the header: comma, semicolon, tab or bar.</summary>
    public char? Separator { get; init; }

    /// <summary>How numbers are written; the invariant culture, with a decimal point, by default.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>What stands for a value that is missing: nothing, NA, N/A, NaN, nan, null and ? by default.</summary>
    public ImmutableArray<string> Missing
    {
        get => field.IsDefault ? [] : field;
        init;
    } = ["", "NA", "N/A", "NaN", "nan", "null", "?"];
}

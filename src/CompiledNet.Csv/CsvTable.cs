using nietras.SeparatedValues;

namespace CompiledNet.Csv;

/// <summary>A file that is being read, behind its header. Values may be quoted, with commas, line breaks and doubled quotes in them.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly SepReader _reader;
    private readonly string _path;

    private CsvTable(SepReader reader, string path, string[] header)
    {
        _reader = reader;
        _path = path;
        Header = header;
    }

    public string[] Header { get; }

    public static CsvTable Open(string path, CsvOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Sep? separator = options.Separator is { } character ? new Sep(character) : null;
        SepReader reader = Sep.Reader(defaults => defaults with { Sep = separator, HasHeader = false, Unescape = true, DisableColCountCheck = true }).FromFile(path);
        try
        {
            if (!reader.MoveNext())
                throw new InvalidDataException($"'{path}' is empty; a line with the names of the columns was expected.");
            SepReader.Row row = reader.Current;
            var header = new string[row.ColCount];
            for (int column = 0; column < header.Length; column++)
            {
                header[column] = row[column].Span.Trim().ToString();
                if (Array.IndexOf(header, header[column], 0, column) is >= 0 and int former)
                    throw new InvalidDataException($"'{path}', line 1: columns {former + 1} and {column + 1} have the same name '{header[column]}'.");
            }

            return new CsvTable(reader, path, header);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next row that is not an empty line.</summary>
    /// <exception cref="InvalidDataException">It has more or fewer values than the header.</exception>
    public bool MoveNext()
    {
        while (_reader.MoveNext())
        {
            SepReader.Row row = _reader.Current;
            if (row.Span.Count('"') % 2 != 0)
                throw new InvalidDataException($"'{_path}', line {row.LineNumberFrom}: a quotation mark opens a value, and none closes it; values with quotation marks in them double these.");
            if (row.ColCount == Header.Length)
                return true;
            if (row.ColCount > 1 || !row[0].Span.IsWhiteSpace())
                throw new InvalidDataException($"'{_path}', line {row.LineNumberFrom}: there are {row.ColCount} values; {Header.Length} were expected, as in the header.");
        }

        return false;
    }

    /// <summary>A value of this row, without spaces around it.</summary>
    public ReadOnlySpan<char> this[int column] => _reader.Current[column].Span.Trim();

    /// <summary>What is wrong with a value of this row.</summary>
    public InvalidDataException Wrong(int column, string what) =>
        new($"'{_path}', line {_reader.Current.LineNumberFrom}, column {column + 1} ('{Header[column]}'): {what}");

    /// <summary>The place of a column.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public int Find(string name) => Array.IndexOf(Header, name) is >= 0 and int column
        ? column
        : throw new InvalidDataException($"'{_path}' has no column '{name}'; it has {string.Join(", ", Header.Select(known => $"'{known}'"))}.");

    public void Dispose() => _reader.Dispose();
}

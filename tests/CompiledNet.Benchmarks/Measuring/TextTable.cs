using System.Text;

namespace CompiledNet.Benchmarks.Measuring;

/// <summary>Aligned columns of text: words to the left, numbers to the right.</summary>
internal sealed class TextTable(params TextTable.Column[] columns)
{
    /// <summary>The command line option that asks for Markdown.</summary>
    public const string MarkdownOption = "--markdown";

    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes it to the console, as Markdown if the command line asks for that.</summary>
    public void Print(string[] arguments) => Console.Write(arguments.Contains(MarkdownOption) ? ToMarkdown() : ToPlainText());

    private string ToPlainText() => Write("  ", "", "", null);

    private string ToMarkdown() =>
        Write(" | ", "| ", " |", (column, width) => column.IsNumber ? new string('-', width - 1) + ":" : new string('-', width));

    private string Write(string between, string before, string after, Func<Column, int, string>? rule)
    {
        int[] widths = [.. columns.Select((column, index) => _rows.Select(row => row[index].Length).Append(column.Title.Length).Max())];
        var text = new StringBuilder();
        void Line(IEnumerable<string> cells) => text.AppendLine((before + string.Join(between, cells) + after).TrimEnd());
        string Aligned(string cell, int index) => columns[index].IsNumber ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index]);

        Line(columns.Select((column, index) => Aligned(column.Title, index)));
        if (rule is not null)
            Line(columns.Select((column, index) => rule(column, widths[index])));
        foreach (string[] row in _rows)
            Line(row.Select(Aligned));
        return text.ToString();
    }

    /// <summary>How a column is headed, and whether it holds numbers.</summary>
    public sealed record Column(string Title, bool IsNumber = false);
}

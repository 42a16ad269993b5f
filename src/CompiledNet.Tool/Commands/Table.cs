namespace CompiledNet.Tool.Commands;

/// <summary>Rows of text in columns.</summary>
internal static class Table
{
    public static void Write(TextWriter output, string[] head, IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. head.Select((title, column) => rows.Select(row => row[column].Length).Append(title.Length).Max())];
        foreach (string[] row in rows.Prepend(head))
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}

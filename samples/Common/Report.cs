using Spectre.Console;

namespace CompiledNet.Samples;

/// <summary>What a sample says on the console: styled in a terminal, plain lines elsewhere.</summary>
public static class Report
{
    // Without a terminal nothing is wrapped below this width.
    private const int PlainWidth = 120;

    static Report()
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = PlainWidth;
    }

    /// <summary>A heading between two parts of a lesson.</summary>
    public static void Heading(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Text(text, new Style(Color.DodgerBlue1, decoration: Decoration.Bold)));
        AnsiConsole.WriteLine();
    }

    /// <summary>Lines of text, as they are.</summary>
    public static void Say(string text) => Console.WriteLine(text);

    /// <summary>A table of text, the first column to the left, all others to the right.</summary>
    /// <param name="header">The columns' headings.</param>
    /// <param name="rows">The cells of each row.</param>
    public static void Table(string[] header, IEnumerable<string[]> rows)
    {
        Table table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        for (int column = 0; column < header.Length; column++)
            table.AddColumn(new TableColumn(new Text(header[column])) { Alignment = column == 0 ? Justify.Left : Justify.Right });
        foreach (string[] row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        AnsiConsole.Write(table);
    }

    /// <summary>A confusion matrix, right ones green and wrong ones red; classes down, predictions across.</summary>
    public static void Table(ConfusionMatrix matrix, string[] classNames)
    {
        Table table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        table.AddColumn(new TableColumn(new Text("is \\ read as")));
        foreach (string name in classNames)
            table.AddColumn(new TableColumn(new Text(name)) { Alignment = Justify.Right });
        for (int actual = 0; actual < matrix.ClassCount; actual++)
        {
            IEnumerable<Text> counts = Enumerable.Range(0, matrix.ClassCount).Select(predicted => Count(matrix, actual, predicted));
            table.AddRow([new Text(classNames[actual]), .. counts]);
        }
        AnsiConsole.Write(table);
    }

    /// <summary>Says what must hold and whether it does. If it does not, the program's exit code will be 1.</summary>
    public static void Check(bool holds, string statement)
    {
        AnsiConsole.Write(new Text(holds ? "✓ " : "✗ ", new Style(holds ? Color.Green : Color.Red)));
        Console.WriteLine(statement);
        if (!holds)
            Environment.ExitCode = 1;
    }

    private static Text Count(ConfusionMatrix matrix, int actual, int predicted) => matrix[actual, predicted] switch
    {
        0 => new Text("·", new Style(Color.Grey)),
        int count => new Text($"{count}", new Style(actual == predicted ? Color.Green : Color.Red)),
    };
}

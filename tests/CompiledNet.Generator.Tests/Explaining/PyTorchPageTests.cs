namespace CompiledNet.Generator.Tests.Explaining;

/// <summary>
/// Every line of the page for those who come from PyTorch is compiled and run: declarations as a network that computes (and learns, if it has a loss), statements as
/// they stand. To add a habit is to add a line to the page.
/// </summary>
public class PyTorchPageTests
{
    private const string Usings = """
        using CompiledNet;
        using CompiledNet.Csv;
        using CompiledNet.Display;
        using CompiledNet.Extensions.Logging;
        using CompiledNet.Onnx;
        using CompiledNet.Plots;
        using Microsoft.Extensions.Logging.Abstractions;
        using System.Collections.Immutable;

        """;

    /// <summary>What the companions are compiled against themselves is seen in their signatures.</summary>
    private static readonly string[] Companions =
    [
        "CompiledNet.Console", "CompiledNet.Csv", "CompiledNet.Extensions.Logging", "CompiledNet.Onnx", "CompiledNet.Plots",
        "Microsoft.Extensions.Logging.Abstractions", "ScottPlot", "Spectre.Console",
    ];

    /// <summary>Some lines write something themselves.</summary>
    private const string Mark = "→ ";

    /// <summary>What every page's networks and lines are run by.</summary>
    private const string Runner = """
        static class Runner
        {
            public static void Compute<T>(T model) where T : class, INetwork<T> =>
                model.Forward(new float[2 * T.Description.InputSize], new float[2 * T.Description.OutputSize]);

            public static void Learn<T>(T model) where T : class, ITrainableNetwork<T> =>
                new Trainer<T>(model, new Adam()).Step(new float[2 * T.Description.InputSize], new float[2 * T.Description.OutputSize]);
        }
        """;

    private static readonly string Page = ReadPage();

    private static readonly IReadOnlyList<PyTorchTable> Tables = PyTorchTable.AllOf(Page);

    [Fact]
    public void Every_line_has_code() => Assert.All(Tables.SelectMany(table => table.Lines), line => Assert.NotEmpty(line.Code));

    [Fact]
    public void Every_table_has_a_scene() => Assert.Equal(Page.Split("\n| in PyTorch").Length - 1, Tables.Count);

    /// <summary>All in one program, which says after each line which it was.</summary>
    [Fact]
    public async Task Every_line_runs()
    {
        var sources = new List<string> { Usings + Recipe.Block(Page[..Page.IndexOf("\n## ", StringComparison.Ordinal)], "```csharp\n") + Runner };
        var calls = new List<string>();
        var expected = new List<string>();
        foreach (PyTorchTable table in Tables)
        {
            foreach (PyTorchLine line in table.Lines)
            {
                string name = $"Line{sources.Count}";
                string code = table.With(line);
                bool isDeclaration = table.Scene.Contains("[Network(", StringComparison.Ordinal);
                bool learns = code.Contains("Loss", StringComparison.Ordinal);
                sources.Add(isDeclaration
                    ? $"{Usings}namespace {name}\n{{\n{code}\n}}"
                    : $"{Usings}static class {name}\n{{\npublic static void Run()\n{{\n{code}\n}}\n}}");
                calls.Add(isDeclaration ? $"Runner.{(learns ? "Learn" : "Compute")}(new {name}.Net());" : $"{name}.Run();");
                calls.Add($"Console.WriteLine({Quoted(Mark + line.There)});");
                expected.Add(line.There);
            }
        }

        sources.Add($"static class Program\n{{\nstatic void Main()\n{{\n{string.Join("\n", calls)}\n}}\n}}");
        string printed = await RecipeRun.Output([.. sources], Companions);

        Assert.Equal(expected, printed.Split('\n').Where(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(line => line[Mark.Length..]));
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string ReadPage()
    {
        using var reader = new StreamReader(typeof(PyTorchPageTests).Assembly.GetManifestResourceStream("pytorch.md")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

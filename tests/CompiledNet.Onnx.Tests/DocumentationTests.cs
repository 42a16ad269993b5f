using System.Reflection;
using System.Text.RegularExpressions;

namespace CompiledNet.Onnx.Tests;

/// <summary>The tables in src/docs/onnx.md of what is imported: each row names the tests that prove it, and no operator is left out.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_row_of_the_tables_names_tests_that_there_are()
    {
        HashSet<string> known =
        [
            .. typeof(DocumentationTests).Assembly.GetTypes()
                .SelectMany(type => type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute), inherit: true)))
                .SelectMany(method => new[] { method.Name, method.DeclaringType!.Name }),
            .. PatternTests.Names,
            .. RecurrentTests.Names,
            .. ExporterTests.Names,
        ];
        string[] rows = [.. Rows()];
        Assert.True(rows.Length >= 19, $"There are {rows.Length} rows.");
        foreach (string row in rows)
        {
            string[] tests = [.. Quoted().Matches(row.Split('|')[^2]).Select(match => match.Groups[1].Value)];
            Assert.True(tests.Length > 0, $"No test proves: {row}");
            Assert.All(tests, test => Assert.Contains(test, known));
        }
    }

    [Fact]
    public void Every_operator_that_is_imported_stands_in_the_tables()
    {
        HashSet<string> told = [.. Rows().SelectMany(row => Quoted().Matches(row.Split('|')[1]).Select(match => match.Groups[1].Value))];
        string[] missing = [.. OnnxModel.ImportedOperators.Select(name => name[(name.LastIndexOf('.') + 1)..]).Where(name => !told.Contains(name))];
        Assert.True(missing.Length == 0, string.Join(", ", missing));
    }

    /// <summary>The rows of the tables under "What is imported".</summary>
    private static IEnumerable<string> Rows()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("onnx.md")!);
        string text = reader.ReadToEnd();
        string[] lines = text[text.IndexOf("### What is imported", StringComparison.Ordinal)..text.IndexOf("## A network for elsewhere", StringComparison.Ordinal)].Split('\n');
        return lines.Where((line, number) => line.StartsWith("| ", StringComparison.Ordinal) && !lines[number + 1].StartsWith("|---", StringComparison.Ordinal));
    }

    [GeneratedRegex("`([A-Za-z0-9_.-]+)`")]
    private static partial Regex Quoted();
}

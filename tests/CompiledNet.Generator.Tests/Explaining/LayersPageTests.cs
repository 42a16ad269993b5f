using System.Runtime.CompilerServices;
using CompiledNet.Generator.Emission.Class;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Explaining;

/// <summary>
/// The page of layers tells of every kind, and its examples are what it says. As with snapshots, <c>CompiledNet_AcceptSnapshots=true</c>
/// writes their tables there.
/// </summary>
public class LayersPageTests
{
    private const string CodeFence = "```csharp\n";
    private const string TableFence = "```\n\n```\n";

    private static readonly string Page = File.ReadAllText(PathOfPage()).ReplaceLineEndings("\n");

    private static IEnumerable<string> Examples => Sections().Where(section => section.Contains(CodeFence, StringComparison.Ordinal)).Select(Title);

    public static TheoryData<string> Titles => [.. Examples];

    [Fact]
    public void Every_kind_of_layer_has_a_section_with_an_example() => Assert.Empty(
        LayerCatalog.All.Select(kind => kind.Name).Except(Examples.SelectMany(title => title.Split(", "))));

    [Theory]
    [MemberData(nameof(Titles))]
    public void The_example_compiles(string title) => new Project(Example(title)).Generate().CompilesCleanly();

    [Theory]
    [MemberData(nameof(Titles))]
    public void The_table_is_that_of_the_example(string title)
    {
        string section = Sections().Single(section => Title(section) == title);
        int start = section.IndexOf(TableFence, StringComparison.Ordinal) + TableFence.Length;
        string shown = section[start..section.IndexOf("```", start, StringComparison.Ordinal)];
        string source = Example(title);
        string name = source[(source.LastIndexOf(' ') + 1)..source.LastIndexOf(';')];

        string table = string.Concat(LayerTable.Of(Models.OfClass(name, source)).Select(line => line.TrimEnd() + "\n"));

        if (Environment.GetEnvironmentVariable("CompiledNet_AcceptSnapshots") == "true")
            Accept(section, section.Replace(TableFence + shown, TableFence + table, StringComparison.Ordinal));
        else
            Assert.Equal(table, shown);
    }

    private static string Example(string title)
    {
        string section = Sections().Single(section => Title(section) == title);
        int start = section.IndexOf(CodeFence, StringComparison.Ordinal) + CodeFence.Length;
        return "using CompiledNet;\n\n" + section[start..section.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static void Accept(string section, string accepted)
    {
        string page = File.ReadAllText(PathOfPage()).ReplaceLineEndings("\n");
        File.WriteAllText(PathOfPage(), page.Replace(section, accepted, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sections() => Page.Split("\n## ").Skip(1);

    private static string Title(string section) => section[..section.IndexOf('\n', StringComparison.Ordinal)];

    private static string PathOfPage([CallerFilePath] string test = "") =>
        Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "..", "src", "docs", "layers.md");
}

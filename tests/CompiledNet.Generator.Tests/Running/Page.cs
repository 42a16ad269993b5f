using System.Reflection;
using System.Runtime.CompilerServices;

namespace CompiledNet.Generator.Tests.Running;

/// <summary>The page of a diagnostic in <c>generator/docs</c>.</summary>
internal sealed record Page(string Id)
{
    public string Text => File.ReadAllText(PathOf($"{Id}.md"));

    public string Heading => File.ReadLines(PathOf($"{Id}.md")).First();

    /// <summary>What the build puts before the path of a page, to name it from outside.</summary>
    public static string Address { get; } = typeof(Page).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "PagesAddress")
        .Value!;

    /// <summary>The page that lists all others.</summary>
    public static string Index => File.ReadAllText(PathOf("README.md"));

    /// <summary>The project below a heading: its C#, and the aliases of the reference if they are shown.</summary>
    public Project Example(string heading)
    {
        string section = Section(heading);
        string source = Block(section, "```csharp\n") ?? "";
        string[] aliases = section.Split("Aliases=\"");
        return new Project(source.Contains("extern alias", StringComparison.Ordinal) ? source : "using CompiledNet;\n" + source)
        {
            Files = WeightsOf(Text),
            LibraryAliases = aliases.Length > 1 ? aliases[1][..aliases[1].IndexOf('"', StringComparison.Ordinal)] : null,
        };
    }

    /// <summary>The <c>@code</c> block of the Razor component below a heading; null if there is none.</summary>
    public string? Component(string heading) =>
        Block(Section(heading), "```razor\n") is { } component ? component[(component.IndexOf('{', StringComparison.Ordinal) + 1)..component.LastIndexOf('}')] : null;

    /// <summary>The file <c>model.safetensors</c> whose header a page shows, with zeros behind it; none if it shows none.</summary>
    private static string[] WeightsOf(string page)
    {
        if (Block(page, "```json\n") is not { } header)
            return [];
        int length = page.Split("\"data_offsets\": [").Skip(1).Max(rest => int.Parse(rest[(rest.IndexOf(',', StringComparison.Ordinal) + 1)..rest.IndexOf(']', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture));
        return [Folder.Value.Write("model.safetensors", header, length)];
    }

    private string Section(string heading)
    {
        string page = Text;
        string section = page[page.IndexOf($"## {heading}\n", StringComparison.Ordinal)..];
        int end = section.IndexOf("\n## ", StringComparison.Ordinal);
        return end < 0 ? section : section[..end];
    }

    // One file for all: the pages show the same.
    private static readonly Lazy<WeightsFolder> Folder = new(() => new WeightsFolder());

    private static string? Block(string section, string fence)
    {
        int start = section.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        return start < fence.Length ? null : section[start..section.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string PathOf(string file, [CallerFilePath] string test = "") =>
        Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "..", "generator", "docs", file);
}

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

    /// <summary>The C# block below a heading.</summary>
    public string Example(string heading)
    {
        string page = Text;
        string section = page[page.IndexOf($"## {heading}\n", StringComparison.Ordinal)..];
        int start = section.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        return "using CompiledNet;\n" + section[start..section.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string PathOf(string file, [CallerFilePath] string test = "") =>
        Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "..", "generator", "docs", file);
}

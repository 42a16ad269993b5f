namespace CompiledNet.Generator.Tests.Explaining;

/// <summary>A section of the cookbook: a program, and what the page says that it prints.</summary>
internal sealed record Recipe(string Title, string Program, string Printed)
{
    private const string CodeFence = "```csharp\n";
    private const string Prints = "\n\nprints\n\n```\n";

    /// <summary>The sections that have a program.</summary>
    public static IReadOnlyList<Recipe> AllOf(string page) =>
    [
        .. page.Split("\n## ").Skip(1)
            .Where(section => section.Contains(CodeFence, StringComparison.Ordinal))
            .Select(section => new Recipe(section[..section.IndexOf('\n', StringComparison.Ordinal)], Block(section, CodeFence), Block(section, Prints))),
    ];

    /// <summary>The page with something else printed by this recipe.</summary>
    public string PrintedInstead(string page, string printed)
    {
        int section = page.IndexOf($"\n## {Title}\n", StringComparison.Ordinal);
        int start = page.IndexOf(Prints, section, StringComparison.Ordinal) + Prints.Length;
        return page[..start] + printed + page[(start + Printed.Length)..];
    }

    /// <summary>The text between the only such fence and the one that closes it.</summary>
    public static string Block(string section, string fence)
    {
        string[] parts = section.Split(fence);
        Assert.Equal(2, parts.Length);
        return parts[1][..parts[1].IndexOf("```", StringComparison.Ordinal)];
    }
}

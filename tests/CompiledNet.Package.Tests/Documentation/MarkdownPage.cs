using System.Text.RegularExpressions;
using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Documentation;

/// <summary>A Markdown file of the repository: its links, the anchors that others can point to, and its code blocks.</summary>
internal sealed partial class MarkdownPage
{
    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", "output", "TestResults", "BenchmarkDotNet.Artifacts"];

    private MarkdownPage(string path, string text)
    {
        Path = path;
        (string prose, Blocks) = Split(text);
        Links = [.. Link().Matches(InlineCode().Replace(prose, "")).Select(match => match.Groups["target"].Value)];
        Anchors = AnchorsOf(prose);
    }

    /// <summary>Relative to the repository's root, with slashes.</summary>
    public string Path { get; }

    public string[] Links { get; }

    public HashSet<string> Anchors { get; }

    /// <summary>The fenced blocks, in order.</summary>
    public CodeBlock[] Blocks { get; }

    public static MarkdownPage Read(string path) => new(path, File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n"));

    public static MarkdownPage Parse(string text) => new("page.md", text);

    /// <summary>All pages of the repository.</summary>
    public static string[] Paths() => [.. Below(Repository.Root).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Below(string folder) =>
        Directory.GetFiles(folder, "*.md")
            .Select(file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Concat(Directory.GetDirectories(folder)
                .Where(inner => System.IO.Path.GetFileName(inner) is var name && !name.StartsWith('.') && !NotOurs.Contains(name))
                .SelectMany(Below));

    private static (string Prose, CodeBlock[] Blocks) Split(string text)
    {
        var prose = new List<string>();
        var blocks = new List<CodeBlock>();
        List<string>? block = null;
        string language = "";
        foreach (string line in text.Split('\n'))
        {
            if (!line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                (block ?? prose).Add(line);
                continue;
            }
            if (block is null)
            {
                language = line.Trim().Trim('`');
                block = [];
                continue;
            }
            blocks.Add(new CodeBlock(language, prose.LastOrDefault(before => before.Trim().Length > 0, ""), string.Join('\n', block) + "\n"));
            block = null;
        }
        Assert.Null(block);
        return (string.Join('\n', prose), [.. blocks]);
    }

    // As GitHub makes them: in lower case, without punctuation, spaces as hyphens; a repeated one gets a number.
    private static HashSet<string> AnchorsOf(string prose)
    {
        HashSet<string> anchors = [];
        foreach (Match heading in Heading().Matches(prose))
        {
            string text = MarkedText().Replace(heading.Groups["text"].Value, "${text}").Trim().ToLowerInvariant();
            string slug = Punctuation().Replace(text, "").Replace(' ', '-');
            string unique = slug;
            for (int copy = 1; !anchors.Add(unique); copy++)
                unique = $"{slug}-{copy}";
        }
        return anchors;
    }

    [GeneratedRegex(@"\]\(<?(?<target>[^)\s>]+)>?(\s+""[^""]*"")?\)|^ {0,3}\[[^\]]+\]:\s*(?<target>\S+)", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex(@"(`+)[^`](.*?[^`])?\1(?!`)")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^#{1,6} +(?<text>.+?)( +#+)? *$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"!?\[(?<text>[^\]]*)\]\([^)]*\)")]
    private static partial Regex MarkedText();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}\p{Pc} -]")]
    private static partial Regex Punctuation();
}

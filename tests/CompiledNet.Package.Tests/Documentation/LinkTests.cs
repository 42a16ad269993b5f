using System.Text.RegularExpressions;
using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Documentation;

/// <summary>Links inside the repository lead to files, folders and headings that are there.</summary>
public partial class LinkTests
{
    /// <summary>What stands outside the repository, as the packages do, names its files like this.</summary>
    private static readonly string Home = $"{Repository.PagesAddress}/";

    public static TheoryData<string> Pages => [.. MarkdownPage.Paths()];

    /// <summary>The pages that people see without the repository around them.</summary>
    public static TheoryData<string> PackedPages =>
        ["src/CompiledNet/README.md", "src/CompiledNet.Templates/README.md", "src/CompiledNet.Templates/compilednet/README.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Of_every_page_resolve(string path) =>
        Assert.DoesNotContain(MarkdownPage.Read(path).Links, link => Missing(path, link));

    [Theory]
    [MemberData(nameof(PackedPages))]
    public void Of_packed_pages_are_absolute(string path) =>
        Assert.All(MarkdownPage.Read(path).Links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(PackedPages))]
    public void Of_packed_pages_lead_to_the_repository_that_the_build_names(string path) =>
        Assert.All(MarkdownPage.Read(path).Links, link => Assert.True(link == Repository.Address || link.StartsWith(Home, StringComparison.Ordinal), link));

    /// <remarks>
    /// Only one file of all that are built or run names it. Prose may too, where the test above looks at it; accepted
    /// snapshots show the links that were made.
    /// </remarks>
    [Fact]
    public void To_the_repository_are_made_from_one_property() => Assert.Equal(
        ["Directory.Build.props"],
        RepositoryFiles.Paths()
            .Where(path => !PackedPages.Any(page => page.Data == path) && !path.Contains(".verified.", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(Repository.PathOf(path)).Contains(Repository.Address, StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void Of_the_build_messages_resolve()
    {
        string targets = File.ReadAllText(Repository.PathOf("src/CompiledNet/build/CompiledNet.targets"));
        string[] links = [.. HelpLink().Matches(targets).Select(match => match.Groups["link"].Value)];

        Assert.Equal(4, links.Length);
        Assert.All(links, link => Assert.False(Missing("README.md", link), link));
    }

    [Fact]
    public void Lead_from_the_readme_to_every_page_of_the_documentation()
    {
        HashSet<string> reached = [];
        Queue<string> pages = new(["README.md"]);
        while (pages.TryDequeue(out string? page))
        {
            if (!reached.Add(page))
                continue;
            foreach (string link in MarkdownPage.Read(page).Links)
            {
                string target = Resolve(page, link);
                if (target.EndsWith(".md", StringComparison.Ordinal) && File.Exists(Repository.PathOf(target)))
                    pages.Enqueue(target);
            }
        }

        Assert.Empty(MarkdownPage.Paths().Where(path => path.Contains("docs/", StringComparison.Ordinal)).Except(reached));
    }

    [Theory]
    [InlineData("[a](missing.md)")]
    [InlineData("[a](README.md#no-such-heading)")]
    [InlineData("[a](#no-such-heading)")]
    [InlineData("![a](missing.png)")]
    [InlineData("[![a](missing.png)](README.md)")]
    [InlineData("[a][b]\n\n[b]: missing.md")]
    [InlineData("[a](HOME/missing.md)")]
    public void That_lead_nowhere_are_found(string text) =>
        Assert.Contains(MarkdownPage.Parse(text.Replace("HOME", Repository.PagesAddress, StringComparison.Ordinal)).Links, link => Missing("README.md", link));

    [Theory]
    [InlineData("`[a](missing.md)`")]
    [InlineData("```\n[a](missing.md)\n```")]
    [InlineData("[a](README.md#try-it)")]
    [InlineData("[a](src/docs)")]
    [InlineData("[a](https://example.org/missing.md)")]
    [InlineData("[a](HOME/README.md#try-it)")]
    public void That_lead_somewhere_and_code_are_not(string text) =>
        Assert.DoesNotContain(MarkdownPage.Parse(text.Replace("HOME", Repository.PagesAddress, StringComparison.Ordinal)).Links, link => Missing("README.md", link));

    [Fact]
    public void Reach_headings_as_github_names_them() => Assert.Equal(
        ["a-b", "what-is-x", "cn0901-a-project", "a-b-1", "forward_row"],
        MarkdownPage.Parse("# A *b*\n## What is `x`?\n### CN0901: a project\n## a b\n## [Forward_Row](x.md)\n```\n# no heading\n```\n").Anchors);

    private static bool Missing(string page, string link)
    {
        string target = Resolve(page, link);
        if (target.Contains("://", StringComparison.Ordinal))
            return !target.StartsWith("https://", StringComparison.Ordinal);

        string anchor = link.Contains('#', StringComparison.Ordinal) ? link.Split('#', 2)[1] : "";
        string path = Repository.PathOf(target);
        return !(File.Exists(path) || Directory.Exists(path))
            || (anchor.Length > 0 && !MarkdownPage.Read(target).Anchors.Contains(anchor));
    }

    /// <summary>The target without its anchor: relative to the root if it is in the repository.</summary>
    private static string Resolve(string page, string link)
    {
        string target = Uri.UnescapeDataString(link.Split('#', 2)[0]);
        if (target.StartsWith(Home, StringComparison.Ordinal))
            return target[Home.Length..];
        if (target.Contains("://", StringComparison.Ordinal))
            return target;
        return target.Length == 0
            ? page
            : Path.GetRelativePath(Repository.Root, Path.GetFullPath(target, Repository.PathOf(Path.GetDirectoryName(page)!))).Replace('\\', '/');
    }

    [GeneratedRegex(@"\$\(CompiledNetPages\)/(?<link>[\w./-]+\.md(#[\w-]+)?)")]
    private static partial Regex HelpLink();
}

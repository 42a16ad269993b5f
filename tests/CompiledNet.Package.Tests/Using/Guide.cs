using System.Text.RegularExpressions;
using CompiledNet.Package.Tests.Documentation;

namespace CompiledNet.Package.Tests.Using;

/// <summary>A page that leads to a program: its files, what they print, and mistakes with their answers.</summary>
/// <param name="Files">The blocks introduced by a file name at the end of a sentence, by that name.</param>
/// <param name="Printed">The block introduced by "prints".</param>
/// <param name="Mistakes">The blocks followed by a message of ours.</param>
internal sealed partial record Guide(IReadOnlyDictionary<string, string> Files, string Printed, IReadOnlyList<Mistake> Mistakes)
{
    public static Guide Read(string path)
    {
        CodeBlock[] blocks = MarkdownPage.Read(path).Blocks;
        return new Guide(
            blocks.Where(block => FileName().IsMatch(block.Introduction)).ToDictionary(block => FileName().Match(block.Introduction).Groups["file"].Value, block => block.Text),
            blocks.Single(block => block.Introduction.EndsWith("prints", StringComparison.Ordinal)).Text,
            [
                .. blocks.Zip(blocks.Skip(1))
                    .Where(pair => pair.First.Language == "csharp" && Message().IsMatch(pair.Second.Text))
                    .Select(pair => new Mistake(pair.First.Text, pair.Second.Text.Trim())),
            ]);
    }

    [GeneratedRegex(@"`(?<file>\w+\.cs)`:$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^(error|warning) CN\d+: ")]
    private static partial Regex Message();
}

/// <param name="Source">What a user may write.</param>
/// <param name="Answer">What the build says to it.</param>
internal sealed record Mistake(string Source, string Answer);

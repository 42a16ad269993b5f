using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace CompiledNet.Snapshots.Files;

/// <summary>Two texts in the form of a unified diff.</summary>
internal static class LineDiff
{
    private const int ContextLines = 3;

    // A report longer than this is read in a diff tool; both files are on disk.
    private const int MostLines = 300;

    public static string Of(string verified, string received)
    {
        var lines = Hunks(InlineDiffBuilder.Diff(verified, received, ignoreWhiteSpace: false).Lines).ToArray();
        return lines.Length <= MostLines
            ? string.Join('\n', lines)
            : $"{string.Join('\n', lines.Take(MostLines))}\n... and {lines.Length - MostLines} more lines";
    }

    private static IEnumerable<string> Hunks(List<DiffPiece> pieces)
    {
        var shown = LinesNearChanges(pieces);
        var (verifiedLine, receivedLine) = (1, 1);
        for (var index = 0; index < pieces.Count; index++)
        {
            if (shown[index] && (index == 0 || !shown[index - 1]))
                yield return $"@@ -{verifiedLine} +{receivedLine} @@";
            if (shown[index])
                yield return $"{Mark(pieces[index].Type)} {pieces[index].Text}";

            if (pieces[index].Type != ChangeType.Inserted)
                verifiedLine++;
            if (pieces[index].Type != ChangeType.Deleted)
                receivedLine++;
        }
    }

    private static bool[] LinesNearChanges(List<DiffPiece> pieces)
    {
        var near = new bool[pieces.Count];
        for (var index = 0; index < pieces.Count; index++)
        {
            if (pieces[index].Type == ChangeType.Unchanged)
                continue;
            var first = Math.Max(index - ContextLines, 0);
            var end = Math.Min(index + ContextLines + 1, pieces.Count);
            near.AsSpan(first..end).Fill(true);
        }

        return near;
    }

    private static char Mark(ChangeType type) => type switch
    {
        ChangeType.Inserted => '+',
        ChangeType.Deleted => '-',
        _ => ' ',
    };
}

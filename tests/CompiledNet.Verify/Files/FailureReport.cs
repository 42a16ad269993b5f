using CompiledNet.Snapshots.Testing;

namespace CompiledNet.Snapshots.Files;

/// <summary>What a failed verification tells: the files, how to accept them, and the differences.</summary>
internal static class FailureReport
{
    public static string Of(SnapshotPlace place, IReadOnlyList<SnapshotMatch> changed, IReadOnlyList<string> stale)
    {
        var missing = changed.Where(match => match.Verified is null).Select(match => Pair(match.File));
        var different = changed.Where(match => match.Verified is not null).Select(match => Pair(match.File));

        string[] sections =
        [
            $"The snapshots of {place.Prefix} are not what was generated.\nDirectory: {place.Directory}",
            .. Section("New, without a verified file:", missing),
            .. Section("Different:", different),
            .. Section("Stale, no longer generated:", stale.Select(path => $"  {Path.GetFileName(path)}")),
            $"To accept, rename each .received. file to .verified. and delete the stale ones, or run the tests once with {Surroundings.AcceptVariable}=true.",
            .. changed.Select(Difference),
        ];
        return string.Join("\n\n", sections) + "\n";
    }

    private static IEnumerable<string> Section(string title, IEnumerable<string> lines) =>
        lines.Any() ? [$"{title}\n{string.Join('\n', lines)}"] : [];

    private static string Pair(SnapshotFile file) =>
        $"""
          Received: {Path.GetFileName(file.Received)}
          Verified: {Path.GetFileName(file.Verified)}
        """;

    private static string Difference(SnapshotMatch match) =>
        $"""
        --- {Path.GetFileName(match.File.Verified)}
        +++ {Path.GetFileName(match.File.Received)}
        {(match.Verified?.Contains('\r', StringComparison.Ordinal) == true
            ? "The verified file has \\r in its line ends; .gitattributes must keep *.verified.* at eol=lf."
            : LineDiff.Of(match.Verified ?? "", match.Received))}
        """;
}

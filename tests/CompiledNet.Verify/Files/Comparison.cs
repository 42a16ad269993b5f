using System.Text;
using CompiledNet.Snapshots.Testing;
using CompiledNet.Snapshots.Texts;

namespace CompiledNet.Snapshots.Files;

/// <summary>The comparison of one test's texts with its snapshot files.</summary>
internal static class Comparison
{
    private static readonly UTF8Encoding WithByteOrderMark = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>Compares, and leaves received files only beside snapshots that are missing or different.</summary>
    /// <param name="place">Where the snapshots are.</param>
    /// <param name="texts">What was generated.</param>
    /// <param name="accepts">Whether the texts become the snapshots.</param>
    /// <param name="diffTool">Shown the differences.</param>
    /// <exception cref="SnapshotException">A snapshot is missing, different or stale, and is not accepted.</exception>
    public static async Task Run(SnapshotPlace place, IReadOnlyList<SnapshotText> texts, bool accepts, DiffTool diffTool)
    {
        Directory.CreateDirectory(place.Directory);
        foreach (var received in place.ReceivedFiles())
            File.Delete(received);

        var matches = texts.Select(text => Match(place.FileOf(text), text.Content)).ToArray();
        var equal = matches.Where(match => match.IsEqual).ToArray();
        var changed = matches.Where(match => !match.IsEqual).ToArray();
        var stale = place.VerifiedFiles().Except(matches.Select(match => match.File.Verified)).ToArray();

        foreach (var match in equal)
            diffTool.Close(match.File);

        if (accepts)
            Accept(changed, stale);
        else if (changed.Length > 0 || stale.Length > 0)
            await Fail(place, changed, stale, diffTool);
    }

    // A diff tool that is given a missing verified file creates an empty one: that is still a missing snapshot.
    private static SnapshotMatch Match(SnapshotFile file, string received) =>
        new FileInfo(file.Verified) is { Exists: true, Length: > 0 }
            ? new SnapshotMatch(file, received, File.ReadAllText(file.Verified, WithByteOrderMark))
            : new SnapshotMatch(file, received, null);

    private static void Accept(SnapshotMatch[] changed, string[] stale)
    {
        foreach (var match in changed)
            File.WriteAllText(match.File.Verified, match.Received, WithByteOrderMark);
        foreach (var path in stale)
            File.Delete(path);
    }

    private static async Task Fail(SnapshotPlace place, SnapshotMatch[] changed, string[] stale, DiffTool diffTool)
    {
        foreach (var match in changed)
        {
            await File.WriteAllTextAsync(match.File.Received, match.Received, WithByteOrderMark);
            await diffTool.Open(match.File);
        }

        throw new SnapshotException(FailureReport.Of(place, changed, stale));
    }
}

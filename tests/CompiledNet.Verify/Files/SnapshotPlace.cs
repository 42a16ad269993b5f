using CompiledNet.Snapshots.Texts;

namespace CompiledNet.Snapshots.Files;

/// <summary>Where the snapshots of one test, or one case of a theory, are.</summary>
/// <param name="Directory">Holds the snapshots of many tests.</param>
/// <param name="Prefix">How the file names of this test start: <c>Class.Method_n=3</c>.</param>
internal sealed record SnapshotPlace(string Directory, string Prefix)
{
    public SnapshotFile FileOf(SnapshotText text)
    {
        var start = text.Name is null ? Prefix : $"{Prefix}#{text.Name}";
        return new SnapshotFile(
            Path.Combine(Directory, $"{start}.verified.{text.Extension}"),
            Path.Combine(Directory, $"{start}.received.{text.Extension}"));
    }

    public IEnumerable<string> VerifiedFiles() => Files("verified");

    public IEnumerable<string> ReceivedFiles() => Files("received");

    // Class.Method must not find the files of Class.Method_n=3 or Class.MethodOther.
    private IEnumerable<string> Files(string kind) =>
        System.IO.Directory.EnumerateFiles(Directory, $"*.{kind}.*")
            .Where(path =>
            {
                var name = Path.GetFileName(path);
                return name.StartsWith($"{Prefix}.{kind}.", StringComparison.Ordinal)
                    || name.StartsWith($"{Prefix}#", StringComparison.Ordinal);
            })
            .Order(StringComparer.Ordinal);
}

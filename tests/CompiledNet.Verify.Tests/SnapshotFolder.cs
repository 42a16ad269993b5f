using System.Text;
using CompiledNet.Snapshots.Files;
using CompiledNet.Snapshots.Testing;
using CompiledNet.Snapshots.Texts;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Snapshots.Tests;

/// <summary>A directory of snapshots that lives as long as a test.</summary>
internal sealed class SnapshotFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("snapshots-");

    public List<SnapshotFile> Opened { get; } = [];

    public List<SnapshotFile> Closed { get; } = [];

    public string Path => _directory.FullName;

    public IEnumerable<string> FileNames =>
        _directory.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal);

    public Task Check(GeneratorDriver driver, string prefix = "Class.Method") => Compare(driver, prefix, accepts: false);

    public Task Accept(GeneratorDriver driver, string prefix = "Class.Method") => Compare(driver, prefix, accepts: true);

    public async Task<string> Failure(GeneratorDriver driver, string prefix = "Class.Method") =>
        (await Assert.ThrowsAsync<SnapshotException>(() => Check(driver, prefix))).Message;

    public byte[] Bytes(string name) => File.ReadAllBytes(System.IO.Path.Combine(Path, name));

    /// <summary>The characters of a file; a byte order mark stays one.</summary>
    /// <param name="name">Of the file.</param>
    public string Characters(string name) => Encoding.UTF8.GetString(Bytes(name));

    public void Write(string name, string text) =>
        File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    public void Dispose() => _directory.Delete(recursive: true);

    private Task Compare(GeneratorDriver driver, string prefix, bool accepts) => Comparison.Run(
        new SnapshotPlace(Path, prefix),
        RunText.Of(driver.GetRunResult()),
        accepts,
        new DiffTool(
            file =>
            {
                Opened.Add(file);
                return Task.CompletedTask;
            },
            Closed.Add));
}

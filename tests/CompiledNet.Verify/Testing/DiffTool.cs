using CompiledNet.Snapshots.Files;
using DiffEngine;

namespace CompiledNet.Snapshots.Testing;

/// <summary>Shows a received file beside the verified one.</summary>
/// <param name="Open">Shows the two files.</param>
/// <param name="Close">Takes away what <paramref name="Open"/> showed in an earlier run.</param>
internal sealed record DiffTool(Func<SnapshotFile, Task> Open, Action<SnapshotFile> Close)
{
    public static DiffTool None { get; } = new(_ => Task.CompletedTask, _ => { });

    /// <summary>The tool that DiffEngine finds installed; it decides by its own environment variables too.</summary>
    public static DiffTool Installed { get; } = new(
        file => DiffRunner.LaunchForTextAsync(file.Received, file.Verified),
        file => DiffRunner.Kill(file.Received, file.Verified));

    public static DiffTool For(Surroundings surroundings) =>
        surroundings is { IsBuildServer: false, HasScreen: true } ? Installed : None;
}

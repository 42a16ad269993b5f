using System.Collections.Concurrent;
using System.Diagnostics.Contracts;
using System.Runtime.CompilerServices;
using CompiledNet.Snapshots.Files;
using CompiledNet.Snapshots.Testing;
using CompiledNet.Snapshots.Texts;
using Microsoft.CodeAnalysis;
using VerifyTests;

namespace VerifyXunit;

/// <summary>Compares what a source generator did with the snapshots beside the calling test.</summary>
public static class Verifier
{
    private static readonly ConcurrentDictionary<SnapshotPlace, bool> UsedPlaces = new();

    private static string _directory = "";

    /// <summary>Puts snapshots into a directory beside the source file of the test, e.g. <c>Snapshots</c>.</summary>
    /// <param name="directory">A path relative to the directory of the source file.</param>
    /// <exception cref="ArgumentNullException"><paramref name="directory"/> is null.</exception>
    public static void UseSourceFileRelativeDirectory(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        _directory = directory;
    }

    /// <summary>Compares the files and diagnostics of a generator run with their snapshots.</summary>
    /// <param name="target">The driver after its run.</param>
    /// <param name="sourceFile">The file of the test; the compiler fills it in.</param>
    /// <returns>What to await; it fails when a snapshot is missing, different or stale.</returns>
    [Pure]
    public static SettingsTask Verify(GeneratorDriver target, [CallerFilePath] string sourceFile = "")
    {
        ArgumentNullException.ThrowIfNull(target);
        return new SettingsTask(parameters => Compare(target.GetRunResult(), parameters, sourceFile));
    }

    /// <summary>Compares the files and diagnostics of a generator run with their snapshots.</summary>
    /// <param name="target">The result of the run, of one generator or several.</param>
    /// <param name="sourceFile">The file of the test; the compiler fills it in.</param>
    /// <returns>What to await; it fails when a snapshot is missing, different or stale.</returns>
    [Pure]
    public static SettingsTask Verify(GeneratorDriverRunResult target, [CallerFilePath] string sourceFile = "")
    {
        ArgumentNullException.ThrowIfNull(target);
        return new SettingsTask(parameters => Compare(target, parameters, sourceFile));
    }

    private static Task Compare(GeneratorDriverRunResult run, object?[]? parameters, string sourceFile)
    {
        if (!VerifySourceGenerators.Initialized)
            throw new InvalidOperationException("Call VerifySourceGenerators.Initialize() in a module initializer.");

        var directory = Path.Combine(Path.GetDirectoryName(sourceFile)!, _directory);
        var place = new SnapshotPlace(directory, RunningTest.Current(parameters).Prefix);
        if (!UsedPlaces.TryAdd(place, true))
            throw new InvalidOperationException($"{place.Prefix} was verified before: one Verify a test, or UseParameters to tell cases apart.");

        var surroundings = Surroundings.Current;
        return Comparison.Run(place, RunText.Of(run), surroundings.AcceptsSnapshots, DiffTool.For(surroundings));
    }
}

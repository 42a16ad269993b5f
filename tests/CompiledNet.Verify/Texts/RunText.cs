using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Snapshots.Texts;

/// <summary>The texts that a generator run is verified by: its diagnostics, then its files.</summary>
internal static class RunText
{
    public static IReadOnlyList<SnapshotText> Of(GeneratorDriverRunResult run)
    {
        ThrowWhatGeneratorsThrew(run);

        SnapshotText[] diagnostics = run.Diagnostics.IsEmpty
            ? []
            : [new SnapshotText(null, "txt", DiagnosticsText.Of(run.Diagnostics).WithLineFeeds())];
        var files = run.Results
            .SelectMany(result => result.GeneratedSources.OrderBy(source => source.HintName))
            .Select(FileText);

        return [.. diagnostics, .. NumberedWhereNamesMeet([.. files])];
    }

    private static SnapshotText FileText(GeneratedSourceResult source) => new(
        Path.GetFileNameWithoutExtension(source.HintName),
        Path.GetExtension(source.HintName)[1..],
        $"//HintName: {source.HintName}\n{source.SourceText}".WithLineFeeds());

    // Hint names in different folders, or of two generators, may end in the same file name.
    private static IEnumerable<SnapshotText> NumberedWhereNamesMeet(SnapshotText[] files) =>
        files
            .GroupBy(file => (file.Name, file.Extension))
            .SelectMany(group => group.Count() == 1
                ? group
                : group.Select((file, index) => file with { Name = $"{file.Name}.{index:D2}" }));

    private static void ThrowWhatGeneratorsThrew(GeneratorDriverRunResult run)
    {
        var exceptions = run.Results.Select(result => result.Exception).OfType<Exception>().ToArray();
        if (exceptions.Length == 1)
            ExceptionDispatchInfo.Throw(exceptions[0]);
        if (exceptions.Length > 1)
            throw new AggregateException(exceptions);
    }

    private static string WithLineFeeds(this string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}

using System.Collections.Immutable;
using CompiledNet.Analyzers.Usage;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Analyzers.Tests.Running;

/// <summary>All analyzers over a user's project, after the generator has run as it does in an editor.</summary>
internal static class Analysis
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        new DeclarationAnalyzer(),
        new WrongLengthAnalyzer(),
        new OverwrittenParametersAnalyzer(),
        new DiscardedOutputsAnalyzer(),
        new SharedTrainerAnalyzer(),
    ];

    public static async Task<ImmutableArray<Diagnostic>> Run(string source) => await Run(new Project(source).Generate().After);

    /// <summary>What the analyzers find, in the order of the source. An analyzer that throws finds AD0001.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Run(Compilation compilation, AnalyzerOptions? options = null)
    {
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers(Analyzers, options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.OrderBy(finding => finding.Location.SourceSpan.Start).ThenBy(finding => finding.Id, StringComparer.Ordinal)];
    }
}

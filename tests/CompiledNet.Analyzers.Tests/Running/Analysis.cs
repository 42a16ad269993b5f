using System.Collections.Concurrent;
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
        new UnseenNetworkAnalyzer(),
        new WrongLengthAnalyzer(),
        new OverwrittenParametersAnalyzer(),
        new DiscardedOutputsAnalyzer(),
        new SharedTrainerAnalyzer(),
        new SharedStateAnalyzer(),
        new ForgottenStateAnalyzer(),
    ];

    public static async Task<ImmutableArray<Diagnostic>> Run(string source) => await Run(new Project(source).Generate().After);

    /// <summary>
    /// What the analyzers find in the files that the user wrote, in the order of the source. Like an editor, this spares the
    /// compiler the bodies of generated methods.
    /// </summary>
    public static async Task<ImmutableArray<Diagnostic>> Run(Compilation compilation, AnalyzerOptions? options = null)
    {
        var exceptions = new ConcurrentQueue<Exception>();
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(
            Analyzers,
            new CompilationWithAnalyzersOptions(options ?? new AnalyzerOptions([]), (exception, _, _) => exceptions.Enqueue(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false));

        var found = new List<Diagnostic>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(tree => !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
            found.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, TestContext.Current.CancellationToken));

        Assert.Empty(exceptions);
        return [.. found.OrderBy(finding => finding.Location.SourceSpan.Start).ThenBy(finding => finding.Id, StringComparer.Ordinal)];
    }
}

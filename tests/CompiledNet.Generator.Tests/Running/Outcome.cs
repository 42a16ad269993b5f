using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Running;

/// <summary>What one run of the generator did to a project.</summary>
/// <param name="Driver">The driver after the run.</param>
/// <param name="Before">The project as the user wrote it.</param>
/// <param name="After">The project with the generated files.</param>
internal sealed record Outcome(GeneratorDriver Driver, Compilation Before, Compilation After)
{
    private GeneratorRunResult Run => Driver.GetRunResult().Results.Single();

    public Exception? Exception => Run.Exception;

    /// <summary>What the generator reported, in the order of the source.</summary>
    public IReadOnlyList<Diagnostic> Reports =>
    [
        .. Run.Diagnostics
            .OrderBy(report => report.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(report => report.Location.SourceSpan.Start),
    ];

    public ImmutableArray<GeneratedSourceResult> Files => Run.GeneratedSources;

    /// <summary>The text of the only file.</summary>
    public string Text => Files.Single().SourceText.ToString();

    /// <summary>The warnings and errors of the project with the generated files.</summary>
    public IReadOnlyList<Diagnostic> Problems => field ??=
    [
        .. After.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(problem => problem.Severity >= DiagnosticSeverity.Warning),
    ];

    /// <summary>The errors inside the generated files.</summary>
    public IReadOnlyList<Diagnostic> BrokenGeneratedCode => [.. Problems.Where(IsBroken)];

    /// <summary>The errors in the syntax and the declarations of the generated files, which are found much faster.</summary>
    public IReadOnlyList<Diagnostic> BrokenDeclarations =>
    [
        .. After.GetParseDiagnostics(TestContext.Current.CancellationToken)
            .Concat(After.GetDeclarationDiagnostics(TestContext.Current.CancellationToken))
            .Where(IsBroken),
    ];

    private bool IsBroken(Diagnostic problem) =>
        problem.Severity == DiagnosticSeverity.Error
        && problem.Location.SourceTree is { } tree
        && !Before.ContainsSyntaxTree(tree);
}

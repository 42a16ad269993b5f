using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Analyzers.Tests.Running;

/// <summary>What tests say of the analyzers.</summary>
internal static class Findings
{
    /// <summary>
    /// The analyzers find something exactly where the source is marked, with these messages in the order of the marks. What
    /// is hidden counts only if it is marked.
    /// </summary>
    public static async Task Of(string marked, params string[] messages)
    {
        Marked source = Marked.Parse(marked);
        Outcome outcome = new Project(source.Text).Generate();
        Diagnostic[] found =
        [
            .. (await Analysis.Run(outcome.After)).Where(finding => finding.Severity != DiagnosticSeverity.Hidden || source.Marks.Any(mark => mark.Id == finding.Id)),
        ];

        Assert.Equal(source.Marks, found.Select(finding => new Mark(finding.Id, Text(finding, source.Text), finding.Location.SourceSpan.Start)));
        Assert.Equal(messages, found.Select(finding => finding.GetMessage()));
        Assert.All(found, finding => Assert.True(finding.Location.IsInSource));
    }

    /// <summary>The source compiles, and nothing is found in it but what is hidden.</summary>
    public static async Task None(string source)
    {
        Outcome outcome = new Project(source).Generate();

        Assert.Empty(outcome.Reports);
        Assert.Empty(Errors(outcome));
        Assert.Empty((await Analysis.Run(outcome.After)).Where(finding => finding.Severity != DiagnosticSeverity.Hidden));
    }

    /// <summary>What the compiler says of the source. The generated files are tried elsewhere, and take longer.</summary>
    private static IEnumerable<Diagnostic> Errors(Outcome outcome) => outcome.Before.SyntaxTrees
        .SelectMany(tree => outcome.After.GetSemanticModel(tree).GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken))
        .Where(problem => problem.Severity == DiagnosticSeverity.Error);

    private static string Text(Diagnostic finding, string source) =>
        source.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length);
}

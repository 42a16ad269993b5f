using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.Snapshots.Tests;

/// <summary>Runs of a generator that adds the files and reports the diagnostics that a test wants.</summary>
internal static class GeneratorRun
{
    public static GeneratorDriver Files(params (string Hint, string Text)[] files) =>
        Run("", (context, _) =>
        {
            foreach (var (hint, text) in files)
                context.AddSource(hint, text);
        });

    public static GeneratorDriver Reports(params Diagnostic[] diagnostics) =>
        Run("", (context, _) =>
        {
            foreach (var diagnostic in diagnostics)
                context.ReportDiagnostic(diagnostic);
        });

    /// <summary>Reports one diagnostic at the marked part of the source.</summary>
    /// <param name="source">A source text with the place between <c>[|</c> and <c>|]</c>.</param>
    /// <param name="descriptor">Of the diagnostic.</param>
    /// <param name="path">Of the source file.</param>
    /// <param name="arguments">For the message.</param>
    public static GeneratorDriver ReportsAt(string source, DiagnosticDescriptor descriptor, string path, params object[] arguments)
    {
        var start = source.IndexOf("[|", StringComparison.Ordinal);
        var end = source.IndexOf("|]", StringComparison.Ordinal) - 2;
        var text = source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        return Run(text, path, (context, compilation) => context.ReportDiagnostic(Diagnostic.Create(
            descriptor,
            Location.Create(compilation.SyntaxTrees.Single(), TextSpan.FromBounds(start, end)),
            arguments)));
    }

    public static GeneratorDriver Run(string source, Action<SourceProductionContext, Compilation> execute) =>
        Run(source, "A.cs", execute);

    private static GeneratorDriver Run(string source, string path, Action<SourceProductionContext, Compilation> execute)
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(source, path: path, cancellationToken: TestContext.Current.CancellationToken)]);
        return CSharpGeneratorDriver
            .Create(new CompilationGenerator(execute))
            .RunGenerators(compilation, TestContext.Current.CancellationToken);
    }

    private sealed class CompilationGenerator(Action<SourceProductionContext, Compilation> execute) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, execute);
    }
}

using System.Collections.Immutable;
using CompiledNet.CodeFixes;
using CompiledNet.Generator;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Analyzers.Tests.Running;

/// <summary>Applies code fixes to a document as an editor does, and compares the text.</summary>
internal static class FixRun
{
    public static ImmutableArray<CodeFixProvider> Providers { get; } =
    [
        new PartialFix(), new MissingLossFix(), new LossFix(), new ArgumentFix(), new CollapsingLayersFix(), new InitializerFix(), new SizeFix(), new ActivationFix(), new FlattenFix(), new LearntActivationFix(), new DropoutFix(), new LabelsFix(), new StreamFix(), new StepsFix(), new ForgottenStateFix(),
    ];

    /// <summary>The fix of this title, offered for the first diagnostic of an id, gives this text; and that diagnostic is gone.</summary>
    public static async Task Fixes(string id, string title, string before, string after)
    {
        Document document = Open(before);
        ImmutableArray<Diagnostic> found = await Find(document, id);
        CodeAction action = (await Offers(document, found[0])).Single(offer => offer.Title == title);

        Document changed = await Apply(document, action);

        Assert.Equal(after, await Text(changed));
        Assert.Equal(found.Length - 1, (await Find(changed, id)).Length);
    }

    /// <summary>
    /// "Fix all" with the fix of this title, in the document and in the project, gives this text, and no diagnostic of the
    /// id is left.
    /// </summary>
    public static async Task FixesAll(string id, string title, string before, string after)
    {
        Document document = Open(before);
        ImmutableArray<Diagnostic> found = await Find(document, id);
        Assert.True(found.Length > 1);
        CodeAction one = (await Offers(document, found[0])).Single(offer => offer.Title == title);

        foreach (FixAllScope scope in new[] { FixAllScope.Document, FixAllScope.Project })
        {
            var context = new FixAllContext(document, Provider(id), scope, one.EquivalenceKey!, [id], new Known(found), TestContext.Current.CancellationToken);
            CodeAction? all = await Provider(id).GetFixAllProvider()!.GetFixAsync(context);
            Document changed = await Apply(document, all!);

            Assert.Equal(after, await Text(changed));
            Assert.Empty(await Find(changed, id));
        }
    }

    /// <summary>The titles that are offered for the first diagnostic of an id.</summary>
    public static async Task<IEnumerable<string>> Titles(string id, string source)
    {
        Document document = Open(source);
        return (await Offers(document, (await Find(document, id))[0])).Select(offer => offer.Title);
    }

    private static CodeFixProvider Provider(string id) => Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));

    private static Document Open(string source)
    {
        var project = new Project();
        return new AdhocWorkspace()
            .AddProject("UserProject", LanguageNames.CSharp)
            .WithCompilationOptions(project.Compilation().Options)
            .WithParseOptions(project.ParseOptions)
            .WithMetadataReferences(project.Compilation().References)
            .AddAnalyzerReference(new GeneratorReference())
            .AddDocument("File1.cs", source, filePath: "File1.cs");
    }

    /// <summary>
    /// What the compiler, the generator and the analyzers find. The generator knows places by path and position, which an editor turns
    /// into places of the document that it shows.
    /// </summary>
    private static async Task<ImmutableArray<Diagnostic>> Find(Document document, string id)
    {
        Outcome outcome = new Project(await Text(document)).Generate();
        SyntaxTree tree = (await document.GetSyntaxTreeAsync(TestContext.Current.CancellationToken))!;
        return
        [
            .. outcome.Reports
                .Concat(await Analysis.Run(outcome.After))
                .Concat(outcome.After.GetSemanticModel(outcome.Before.SyntaxTrees.Single()).GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken))
                .Where(diagnostic => diagnostic.Id == id)
                .Select(diagnostic => Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree, diagnostic.Location.SourceSpan)))
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    private static async Task<IReadOnlyList<CodeAction>> Offers(Document document, Diagnostic diagnostic)
    {
        var offers = new List<CodeAction>();
        await Provider(diagnostic.Id).RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offers.Add(action), TestContext.Current.CancellationToken));
        return offers;
    }

    private static async Task<Document> Apply(Document document, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task<string> Text(Document document) =>
        (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private sealed class Known(ImmutableArray<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(found);
    }

    /// <summary>The generator as a part of the workspace's project: fixes see what it writes.</summary>
    private sealed class GeneratorReference : AnalyzerReference
    {
        private readonly ImmutableArray<ISourceGenerator> _generators = [new NetworkGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => typeof(NetworkGenerator);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
    }
}

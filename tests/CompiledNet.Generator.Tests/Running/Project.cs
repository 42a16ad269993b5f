using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.Generator.Tests.Running;

/// <summary>A user's project: its files, <c>File1.cs</c> and so on, and its settings. Implicit usings are off.</summary>
internal sealed record Project(params string[] Sources)
{
    private static readonly MetadataReference Library = MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location);

    /// <summary>Compilations that start from this one read the framework's metadata once for all.</summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "UserProject",
        references: [.. Net100.References.All, Library],
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp14;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool CheckOverflow { get; init; }

    public bool WarningsAreErrors { get; init; }

    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Debug;

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Whether the compiler writes a documentation file, and so looks at documentation comments.</summary>
    public bool WritesDocumentation { get; init; }

    /// <summary>The property <c>CompiledNetShowStages</c>.</summary>
    public string? ShowStages { get; init; }

    /// <summary>The property <c>CompiledNetKernels</c>.</summary>
    public string? Kernels { get; init; }

    /// <summary>Whether the SDK builds the project, which shows properties to the compiler; a bare driver has none.</summary>
    public bool IsBuiltBySdk { get; init; }

    /// <summary>The additional files, by their paths.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Assemblies that the project references beside the library, by their paths.</summary>
    public IReadOnlyList<string> Libraries { get; init; } = [];

    /// <summary>The aliases of the reference to the library, as in <c>Aliases="global,Net"</c>; null for none.</summary>
    public string? LibraryAliases { get; init; }

    public CSharpParseOptions ParseOptions => new(
        Language,
        WritesDocumentation ? DocumentationMode.Diagnose : DocumentationMode.Parse);

    public CSharpCompilation Compilation() => (LibraryAliases is null ? Empty : Empty.ReplaceReference(Library, Library.WithAliases(LibraryAliases.Split(','))))
        .WithOptions(Empty.Options
            .WithNullableContextOptions(Nullable)
            .WithOverflowChecks(CheckOverflow)
            .WithOptimizationLevel(Optimization)
            .WithOutputKind(Output)
            .WithGeneralDiagnosticOption(WarningsAreErrors ? ReportDiagnostic.Error : ReportDiagnostic.Default))
        .AddReferences(Libraries.Select(path => MetadataReference.CreateFromFile(path)))
        .AddSyntaxTrees(Sources.Select((source, index) => Parse(source, $"File{index + 1}.cs")));

    public SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source), ParseOptions, path, TestContext.Current.CancellationToken);

    /// <summary>A driver that remembers what each step of the generator did.</summary>
    public GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        additionalTexts: Files.Select(path => new FileOfNumbers(path)),
        parseOptions: ParseOptions,
        optionsProvider: new ProjectProperties(Properties()),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>A file that the compiler cannot hand on as text.</summary>
    private sealed class FileOfNumbers(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    private IEnumerable<(string Name, string? Value)> Properties() =>
    [
        ("CompiledNetShowStages", ShowStages),
        ("CompiledNetKernels", Kernels),
        ("TargetFramework", IsBuiltBySdk ? "net10.0" : null),
    ];

    /// <summary>Runs the generator and adds what it wrote to the project.</summary>
    public Outcome Generate()
    {
        CSharpCompilation before = Compilation();
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(before, out Compilation after, out _, TestContext.Current.CancellationToken);
        return new Outcome(driver, before, after);
    }
}

using System.Text;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Emission;
using CompiledNet.Generator.Explaining;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Weights;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.Generator;

/// <summary>
/// Turns a class that declares a network into a class that is one:
/// attributes → <see cref="NetworkDeclaration"/> → <see cref="NetworkModel"/> → <see cref="NetworkPrograms"/> → <see cref="ExecutionPlan"/> → C#.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Checked<NetworkDeclaration>> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(DeclarationParser.NetworkAttribute, static (node, _) => node is TypeDeclarationSyntax, static (syntax, cancellation) => DeclarationParser.Parse(syntax, cancellation))
            .WithTrackingName(TrackingNames.Declaration);

        IncrementalValueProvider<EquatableArray<WeightsFile>> weights = context.AdditionalTextsProvider
            .Where(WeightsFile.IsOne)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (file, _) => WeightsFile.Read(file.Left, file.Right.GetOptions(file.Left)))
            .Collect()
            .Select(static (files, _) => files.ToEquatableArray())
            .WithTrackingName(TrackingNames.Weights);

        IncrementalValuesProvider<Checked<NetworkModel>> models = Values(declarations)
            .Combine(weights)
            .Select(static (declared, _) => (Declaration: declared.Left, Files: declared.Left.Weights is null ? new([]) : declared.Right))
            .Select(Stage<(NetworkDeclaration Declaration, EquatableArray<WeightsFile> Files), Checked<NetworkModel>>(static declared => ModelBuilder.Build(declared.Declaration, declared.Files)))
            .WithTrackingName(TrackingNames.Model);

        IncrementalValueProvider<KernelSource> kernels = context.CompilationProvider
            .Select(static (compilation, _) => compilation.Options.OptimizationLevel)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (build, _) => KernelsOption.Of(build.Left, build.Right.GlobalOptions))
            .WithTrackingName(TrackingNames.Kernels);

        IncrementalValuesProvider<(NetworkModel, NetworkPrograms)> programs = Values(models)
            .Select(Stage<NetworkModel, (NetworkModel, NetworkPrograms)>(static model => (model, NetworkLowering.Lower(model))))
            .WithTrackingName(TrackingNames.Programs);

        IncrementalValuesProvider<ExecutionPlan> plans = programs
            .Combine(kernels)
            .Select(Stage<((NetworkModel Model, NetworkPrograms Programs) Lowered, KernelSource Kernels), ExecutionPlan>(static input => Planner.Plan(input.Lowered.Model, input.Lowered.Programs, input.Kernels)))
            .WithTrackingName(TrackingNames.Plan);

        IncrementalValuesProvider<GeneratedSource> sources = plans
            .Select(Stage<ExecutionPlan, GeneratedSource>(NetworkEmitter.Emit))
            .WithTrackingName(TrackingNames.Source);

        IncrementalValuesProvider<GeneratedSource> stages = Values(declarations)
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => StagesFile.IsWanted(options)))
            .Combine(kernels)
            .SelectMany(static (declared, _) => declared.Left.Right ? new[] { StagesFile.Of(declared.Left.Left, declared.Right) } : [])
            .WithTrackingName(TrackingNames.Stages);

        Write(context, sources);
        Write(context, stages);
        Report(context, declarations.SelectMany(static (declaration, _) => declaration.Diagnostics).WithTrackingName(TrackingNames.Diagnostics));
        Report(context, models.SelectMany(static (model, _) => model.Diagnostics).WithTrackingName(TrackingNames.Diagnostics));
        foreach (LayerKind kind in LayerCatalog.All)
            Report(context, Orphans(context, kind.Attribute));
        Report(context, Orphans(context, LossDeclaration.Attribute));
        Report(context, OrphanMethods(context));
    }

    /// <summary>
    /// A stage that is not begun any more once the run has been dropped: the compiler takes all networks through a step
    /// before it looks itself.
    /// </summary>
    internal static Func<TInput, CancellationToken, TOutput> Stage<TInput, TOutput>(Func<TInput, TOutput> stage) => (input, cancellation) =>
    {
        cancellation.ThrowIfCancellationRequested();
        return stage(input);
    };

    private static IncrementalValuesProvider<T> Values<T>(IncrementalValuesProvider<Checked<T>> results)
        where T : class, IEquatable<T> =>
        results.SelectMany(static (result, _) => result.Value is { } value ? new[] { value } : []);

    /// <summary>Layers and losses on classes that are no networks.</summary>
    private static IncrementalValuesProvider<DiagnosticInfo> Orphans(IncrementalGeneratorInitializationContext context, string attribute) => context.SyntaxProvider
        .ForAttributeWithMetadataName(attribute, static (node, _) => node is TypeDeclarationSyntax, static (syntax, cancellation) => DeclarationParser.ParseOrphan(syntax, cancellation))
        .SelectMany(static (diagnostic, _) => diagnostic is not null ? new[] { diagnostic } : [])
        .WithTrackingName(TrackingNames.Orphan);

    /// <summary>Methods that are losses, in classes that are no networks.</summary>
    private static IncrementalValuesProvider<DiagnosticInfo> OrphanMethods(IncrementalGeneratorInitializationContext context) => context.SyntaxProvider
        .ForAttributeWithMetadataName(LossMethod.Attribute, static (node, _) => node is MethodDeclarationSyntax, static (syntax, cancellation) => DeclarationParser.ParseOrphanMethod(syntax, cancellation))
        .SelectMany(static (diagnostic, _) => diagnostic is not null ? new[] { diagnostic } : [])
        .WithTrackingName(TrackingNames.Orphan);

    private static void Write(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<GeneratedSource> sources) =>
        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.HintName, SourceText.From(source.Text, Encoding.UTF8)));

    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<DiagnosticInfo> diagnostics) =>
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
}

using System.Collections.Immutable;
using CompiledNet.Analyzers.Declarations;
using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Analyzers;

/// <summary>
/// Reads each network once and holds it against the rules: what is probably wrong, and what could be better. It needs
/// nothing that the generator writes, and so works while the code does not compile.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Each rule is one file; it yields what it finds in a network.</summary>
    private static readonly ImmutableArray<Func<DeclaredNetwork, IEnumerable<DiagnosticInfo>>> Rules =
    [
        SaturatingStack.Find,
        SoftmaxOfOneUnit.Find,
        CollapsingLayers.Find,
        UnfitInitializer.Find,
        EqualWeights.Find,
        SoftmaxWithoutCrossEntropy.Find,
        ReLUOutput.Find,
        HiddenMembers.Find,
        DropoutAtTheEnd.Find,
        WastedLanes.Find,
        MissingLoss.Find,
    ];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        AnalyzerDiagnostics.SaturatingStack,
        AnalyzerDiagnostics.SoftmaxOfOneUnit,
        AnalyzerDiagnostics.CollapsingLayers,
        AnalyzerDiagnostics.InitializerDoesNotFit,
        AnalyzerDiagnostics.EqualWeights,
        AnalyzerDiagnostics.SoftmaxWithoutCrossEntropy,
        AnalyzerDiagnostics.ReLUOutput,
        AnalyzerDiagnostics.ExceedsCache,
        AnalyzerDiagnostics.HiddenMembers,
        AnalyzerDiagnostics.DropoutAtTheEnd,
        AnalyzerDiagnostics.WastedLanes,
        AnalyzerDiagnostics.MissingLoss,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (DeclaredNetwork.Of((INamedTypeSymbol)context.Symbol, context.CancellationToken) is not { } network)
            return;

        SyntaxTree tree = network.Part.SyntaxTree;
        int cacheMegabytes = ExceededCache.ReadCacheSize(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree));
        foreach (DiagnosticInfo finding in Rules.SelectMany(find => find(network)).Concat(ExceededCache.Find(network, cacheMegabytes)))
            context.ReportDiagnostic(finding.ToDiagnostic(tree));
    }
}

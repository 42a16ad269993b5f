using System.Collections.Immutable;
using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Analyzers;

/// <summary>
/// CN0110: a network in code that another generator wrote, as Razor does of <c>@code</c> blocks. Generators do not see what
/// others write; analyzers come after all of them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnseenNetworkAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerDiagnostics.UnseenNetwork];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.ClassDeclaration);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var part = (ClassDeclarationSyntax)context.Node;
        if (!context.IsGeneratedCode || part.AttributeLists.Count == 0)
            return;
        if (context.SemanticModel.GetDeclaredSymbol(part, context.CancellationToken) is { } symbol && !IsNetwork(symbol) && WouldBeGenerated(symbol, part, context.CancellationToken) is { } declaration)
            context.ReportDiagnostic(Diagnostic.Create(AnalyzerDiagnostics.UnseenNetwork, declaration.Location.ToLocation(part.SyntaxTree), symbol.Name));
    }

    private static bool IsNetwork(INamedTypeSymbol symbol) =>
        symbol.AllInterfaces.Any(implemented => implemented.OriginalDefinition.ToDisplayString() == "CompiledNet.INetwork<TSelf>");

    /// <summary>The declaration of a network in which nothing is wrong; of a wrong one the generator has spoken.</summary>
    private static NetworkDeclaration? WouldBeGenerated(INamedTypeSymbol symbol, ClassDeclarationSyntax part, CancellationToken cancellation)
    {
        if (!symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == DeclarationParser.NetworkAttribute))
            return null;

        var errors = new List<DiagnosticInfo>();
        NetworkDeclaration? declaration = DeclarationParser.Read(symbol, part, errors, cancellation);
        return declaration is not null && ModelBuilder.Build(declaration, errors) is not null && errors.Count == 0 ? declaration : null;
    }
}

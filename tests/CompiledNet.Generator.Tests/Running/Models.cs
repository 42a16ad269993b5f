using System.Globalization;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Tests.Running;

/// <summary>The models of declarations, which the stages after them need not know yet.</summary>
internal static class Models
{
    /// <summary>The model of a network with these attributes, with which nothing is wrong.</summary>
    public static NetworkModel Of(string attributes) => OfClass("Net", $"using CompiledNet;\n[{attributes}]\npartial class Net;");

    /// <summary>The model of a class with which nothing is wrong.</summary>
    public static NetworkModel OfClass(string name, string source)
    {
        Compilation compilation = new Project(source).Compilation();
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(problem => problem.Severity == DiagnosticSeverity.Error));
        INamedTypeSymbol symbol = compilation.GetTypeByMetadataName(name)!;
        var part = (TypeDeclarationSyntax)symbol.DeclaringSyntaxReferences.Single().GetSyntax(TestContext.Current.CancellationToken);
        var diagnostics = new List<DiagnosticInfo>();
        NetworkDeclaration declaration = DeclarationParser.Read(symbol, part, diagnostics, TestContext.Current.CancellationToken)!;
        NetworkModel? model = ModelBuilder.Build(declaration, diagnostics);
        Assert.Empty(diagnostics.Select(found => found.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture)));
        return model!;
    }

    /// <summary>The shapes of all layers' outputs: <c>24×24×6 576</c>.</summary>
    public static string Shapes(string attributes) => string.Join(' ', Of(attributes).Layers.Select(layer => layer.OutputShape));
}

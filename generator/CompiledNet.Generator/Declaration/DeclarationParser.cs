using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Declaration;

/// <summary>Reads a class with <c>[Network]</c> into a <see cref="NetworkDeclaration"/>: symbols in, values out.</summary>
internal static class DeclarationParser
{
    public const string NetworkAttribute = "CompiledNet.NetworkAttribute";

    public static Checked<NetworkDeclaration> Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var diagnostics = new List<DiagnosticInfo>();
        NetworkDeclaration? declaration = Read((INamedTypeSymbol)context.TargetSymbol, (TypeDeclarationSyntax)context.TargetNode, diagnostics, cancellation);
        if (declaration is { LossMethod: not null })
            declaration = WithLossExpression(declaration, (INamedTypeSymbol)context.TargetSymbol, context.SemanticModel.Compilation, diagnostics, cancellation);
        if (declaration is not null && LibraryReference.Alias(context.Attributes[0], context.SemanticModel.Compilation) is { } alias)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.LibraryBehindAlias, declaration.Location, declaration.Type.Name, alias));
        return Checked<NetworkDeclaration>.From(declaration, diagnostics);
    }

    /// <summary>
    /// Reads what can be read, whatever else is wrong with the declaration; null if part of it cannot be, or if this is not
    /// the part of the class that declares a network.
    /// </summary>
    public static NetworkDeclaration? Read(INamedTypeSymbol symbol, TypeDeclarationSyntax part, List<DiagnosticInfo> diagnostics, CancellationToken cancellation)
    {
        if (symbol.TypeKind != TypeKind.Class || !TypeParser.IsNamed(symbol) || !IsFirstNetwork(symbol, part, cancellation))
            return null;

        TypeDeclaration type = TypeParser.Parse(symbol, part, diagnostics);
        IReadOnlyList<Written<int>>? inputShape = null;
        LocationInfo className = LocationInfo.Of(part.Identifier.GetLocation());
        LocationInfo location = className;
        IReadOnlyList<Written<int>> indexInputs = [];
        bool fusedMultiplyAdd = true;
        bool isStream = false;
        Written<string>? weights = null;
        var layers = new List<LayerDeclaration>();
        LossDeclaration? loss = null;
        bool complete = true;

        foreach ((AttributeData attribute, AttributeSyntax syntax) in AttributesInOrder(symbol, cancellation))
        {
            string name = attribute.AttributeClass?.ToDisplayString() ?? "";
            var arguments = new AttributeArguments(attribute, syntax, diagnostics);
            if (name == NetworkAttribute && inputShape is null)
            {
                arguments.ReportUnknown();
                location = arguments.Location;
                inputShape = ReadInputShape(arguments);
                indexInputs = arguments.NamedList<int>("IndexInputs") ?? [];
                fusedMultiplyAdd = arguments.Named<bool>("FusedMultiplyAdd")?.Value ?? true;
                isStream = arguments.Named<bool>("Streaming")?.Value ?? false;
                weights = arguments.Named<string>("Weights");
            }
            else if (name == LossDeclaration.Attribute)
            {
                ReportOtherPart(syntax, part, symbol, diagnostics);
                if (loss is not null)
                    diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.SeveralLosses, arguments.Location, symbol.Name));
                loss ??= LossDeclaration.Parse(arguments);
                complete &= loss is not null;
            }
            else if (LayerCatalog.Find(name) is { } kind)
            {
                ReportOtherPart(syntax, part, symbol, diagnostics);
                if (kind.Parse(arguments) is { } layer)
                    layers.Add(layer);
                else
                    complete = false;
            }
        }

        LossMethod? lossMethod = LossMethod.Find(symbol, loss, diagnostics, cancellation);
        return inputShape is not null && complete
            ? new NetworkDeclaration(type, className, location, inputShape.ToEquatableArray(), indexInputs.ToEquatableArray(), fusedMultiplyAdd, isStream, weights, layers.ToEquatableArray(), loss, lossMethod, MemberDeclaration.Parse(symbol), InheritedMember.Parse(symbol), ConstructorsDeclaration.Parse(symbol, cancellation))
            : null;
    }

    /// <summary>The declaration with the formula of the user's loss; null if it has none.</summary>
    private static NetworkDeclaration? WithLossExpression(NetworkDeclaration declaration, INamedTypeSymbol symbol, Compilation compilation, List<DiagnosticInfo> diagnostics, CancellationToken cancellation) =>
        LossMethod.SuitableOf(symbol) is { } method && LossMethodReader.Read(method, compilation, diagnostics, cancellation) is { } expression
            ? declaration with { LossMethod = new LossMethod(expression) }
            : null;

    /// <summary>A layer or loss on a class without <c>[Network]</c>; the first one speaks for the class.</summary>
    public static DiagnosticInfo? ParseOrphan(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol { TypeKind: TypeKind.Class } symbol)
            return null;

        AttributeData? first = null;
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            string name = attribute.AttributeClass?.ToDisplayString() ?? "";
            if (name == NetworkAttribute)
                return null;
            if (name == LossDeclaration.Attribute || LayerCatalog.Find(name) is not null)
                first ??= attribute;
        }

        return first?.ApplicationSyntaxReference is { } reference && context.Attributes[0].ApplicationSyntaxReference is { } own && own.SyntaxTree == reference.SyntaxTree && own.Span == reference.Span
            ? DiagnosticInfo.Create(NetworkDiagnostics.MissingNetwork, LocationInfo.Of(reference.GetSyntax(cancellation)), symbol.Name, first.AttributeClass!.Name.Replace("Attribute", ""))
            : null;
    }

    /// <summary>A method that is a loss, in a class without <c>[Network]</c>.</summary>
    public static DiagnosticInfo? ParseOrphanMethod(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol.ContainingType is { } type
        && !type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == NetworkAttribute)
        && context.Attributes[0].ApplicationSyntaxReference is { } reference
            ? DiagnosticInfo.Create(NetworkDiagnostics.MissingNetwork, LocationInfo.Of(reference.GetSyntax(cancellation)), type.Name, "LossExpression")
            : null;

    /// <summary>One number of inputs, or an axis and another and perhaps more.</summary>
    private static IReadOnlyList<Written<int>>? ReadInputShape(AttributeArguments arguments)
    {
        if (arguments.Positional<int>("inputs") is { } inputs)
            return [inputs];
        return arguments.Positional<int>("first") is { } first && arguments.Positional<int>("second") is { } second && arguments.PositionalRest<int>("others") is { } others
            ? [first, second, .. others]
            : null;
    }

    /// <summary>With <c>[Network]</c> on two parts, which the compiler reports, the first part speaks for both.</summary>
    private static bool IsFirstNetwork(INamedTypeSymbol symbol, TypeDeclarationSyntax part, CancellationToken cancellation)
    {
        AttributeData? first = symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == NetworkAttribute);
        return first?.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() == part;
    }

    private static IEnumerable<(AttributeData, AttributeSyntax)> AttributesInOrder(INamedTypeSymbol symbol, CancellationToken cancellation)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax)
                yield return (attribute, syntax);
        }
    }

    private static void ReportOtherPart(AttributeSyntax attribute, TypeDeclarationSyntax part, INamedTypeSymbol symbol, List<DiagnosticInfo> diagnostics)
    {
        if (attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() != part)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.LayersOnSeveralParts, LocationInfo.Of(attribute), symbol.Name));
    }
}

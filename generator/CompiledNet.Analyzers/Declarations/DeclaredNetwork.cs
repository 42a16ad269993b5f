using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>A network as it is written and as it is meant, as far as the generator's stages can make sense of it.</summary>
/// <param name="Part">The part of the class with the attributes.</param>
internal sealed record DeclaredNetwork(TypeDeclarationSyntax Part, NetworkDeclaration Declaration, NetworkModel Model)
{
    public string Name => Declaration.Type.Name;

    public IReadOnlyList<DeclaredLayer> Layers { get; } =
        [.. Declaration.Layers.Zip(Model.Layers, (declaration, model) => new DeclaredLayer(declaration, model))];

    /// <summary>The layers before the last one, without views, which have no say in what a network can learn.</summary>
    public IEnumerable<DeclaredLayer> HiddenLayers => Layers.Where(layer => !layer.Model.IsView && layer != LastLayer);

    /// <summary>The layer that computes the outputs.</summary>
    public DeclaredLayer LastLayer => Layers[Graph.LastComputing(Model.Layers)];

    /// <summary>Whether each layer takes what the one before gives, so that none names another.</summary>
    public bool IsChain => Declaration.Layers.All(layer => layer.Head.Input is null && layer.Joined.Count == 0);

    /// <summary>The layers that compute with what a layer gives, looking through views.</summary>
    public IEnumerable<DeclaredLayer> ReadersOf(DeclaredLayer layer)
    {
        int number = Layers.ToList().IndexOf(layer) + 1;
        return Layers
            .Where(reader => reader.Model.Inputs.Contains(number))
            .SelectMany(reader => reader.Model.IsView ? ReadersOf(reader) : [reader]);
    }

    /// <summary>The layer that computes with what a layer gives; null if it is the last one, or several do.</summary>
    public DeclaredLayer? OnlyReaderOf(DeclaredLayer layer)
    {
        DeclaredLayer[] readers = [.. ReadersOf(layer)];
        return readers.Length == 1 ? readers[0] : null;
    }

    /// <summary>
    /// Reads a class; null if it is no network, or a part of it cannot be understood. Errors that the generator reports do
    /// not matter, unless they leave the layers without an order.
    /// </summary>
    public static DeclaredNetwork? Of(INamedTypeSymbol symbol, CancellationToken cancellation)
    {
        if (FindPart(symbol, cancellation) is not { } part || Read(symbol, part, cancellation) is not { } declaration || ModelBuilder.Build(declaration, new List<DiagnosticInfo>()) is not { } model)
            return null;
        return new DeclaredNetwork(part, declaration, model);
    }

    /// <summary>What is written on a class, also if layers do not fit each other; null if it is no network, or the layers have no order.</summary>
    public static NetworkDeclaration? DeclarationOf(INamedTypeSymbol symbol, CancellationToken cancellation) =>
        FindPart(symbol, cancellation) is { } part ? Read(symbol, part, cancellation) : null;

    private static NetworkDeclaration? Read(INamedTypeSymbol symbol, TypeDeclarationSyntax part, CancellationToken cancellation)
    {
        var errors = new List<DiagnosticInfo>();
        NetworkDeclaration? declaration = DeclarationParser.Read(symbol, part, errors, cancellation);
        return errors.Exists(error => error.Descriptor == NetworkDiagnostics.LayersOnSeveralParts) ? null : declaration;
    }

    private static TypeDeclarationSyntax? FindPart(INamedTypeSymbol symbol, CancellationToken cancellation) => symbol
        .GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass?.Name == "NetworkAttribute" && attribute.AttributeClass.ToDisplayString() == DeclarationParser.NetworkAttribute)
        ?.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>();
}

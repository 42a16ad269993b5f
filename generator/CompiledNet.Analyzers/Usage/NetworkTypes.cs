using Microsoft.CodeAnalysis;

namespace CompiledNet.Analyzers.Usage;

/// <summary>The types of the runtime library by which networks and trainers are recognised.</summary>
internal sealed record NetworkTypes(INamedTypeSymbol Network, INamedTypeSymbol? Trainable, INamedTypeSymbol? Classifier, INamedTypeSymbol? Trainer, INamedTypeSymbol? ClassifierTraining)
{
    private static readonly string[] StreamInterfaces = ["CompiledNet.IStreamNetwork`1", "CompiledNet.ITrainableStreamNetwork`1", "CompiledNet.IClassifierStreamNetwork`1"];

    /// <summary>What networks of which rows are steps in time implement, with and without a loss.</summary>
    public IReadOnlyList<INamedTypeSymbol> Streams { get; private init; } = [];

    /// <summary>Null in a project that does not use the library.</summary>
    public static NetworkTypes? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName("CompiledNet.INetwork`1") is { } network
            ? new NetworkTypes(
                network,
                compilation.GetTypeByMetadataName("CompiledNet.ITrainableNetwork`1"),
                compilation.GetTypeByMetadataName("CompiledNet.IClassifierNetwork`1"),
                compilation.GetTypeByMetadataName("CompiledNet.Trainer`1"),
                compilation.GetTypeByMetadataName("CompiledNet.ClassifierTraining"))
            {
                Streams = [.. StreamInterfaces.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>()],
            }
            : null;

    /// <summary>Whether a type is a generated network: it implements <c>INetwork</c> of itself.</summary>
    public bool IsNetwork(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } && type.AllInterfaces.Any(candidate => Is(candidate, Network) && Is(candidate.TypeArguments[0], type));

    /// <summary>Whether a network also learns from class labels.</summary>
    public bool IsClassifier(ITypeSymbol network) => network.AllInterfaces.Any(candidate => Is(candidate, Classifier));

    /// <summary>Whether the rows of a network are steps in time.</summary>
    public bool IsStream(ITypeSymbol network) => network.AllInterfaces.Any(IsOfStreams);

    /// <summary>The library's interface method that a method of a network implements, if any.</summary>
    public IMethodSymbol? Implemented(IMethodSymbol method)
    {
        if (!IsNetwork(method.ContainingType))
            return null;

        return method.ContainingType.AllInterfaces
            .Where(candidate => Is(candidate, Network) || Is(candidate, Trainable) || Is(candidate, Classifier) || IsOfStreams(candidate))
            .SelectMany(candidate => candidate.GetMembers(method.Name))
            .OfType<IMethodSymbol>()
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
    }

    /// <summary>Whether a type is a trainer, of whatever network.</summary>
    public bool IsTrainer(ITypeSymbol? type) => Is(type, Trainer);

    /// <summary>Whether a method is a trainer's <c>Step</c> or <c>Fit</c>, which change the network.</summary>
    public bool IsTraining(IMethodSymbol method) =>
        method.Name is "Step" or "Fit" && (IsTrainer(method.ContainingType) || Is(method.ContainingType, ClassifierTraining));

    /// <summary>The network that a method belongs to: its class, or that of the trainer.</summary>
    public INamedTypeSymbol? NetworkOf(IMethodSymbol method)
    {
        ITypeSymbol? network = !IsTraining(method) ? method.ContainingType
            : method.IsStatic || method.ReducedFrom is not null ? method.TypeArguments[0]
            : method.ContainingType.TypeArguments[0];
        return IsNetwork(network) ? network as INamedTypeSymbol : null;
    }

    private bool IsOfStreams(INamedTypeSymbol type) => Streams.Any(stream => Is(type, stream));

    private static bool Is(ITypeSymbol? type, ITypeSymbol? definition) =>
        definition is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, definition.OriginalDefinition);
}

using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Declaration;

/// <summary>Whether a class may use a member of one of its base classes.</summary>
internal static class Accessible
{
    public static bool From(INamedTypeSymbol type, ISymbol inherited) => inherited.DeclaredAccessibility switch
    {
        Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal => true,
        Accessibility.Internal or Accessibility.ProtectedAndInternal => SeesInternals(type.ContainingAssembly, inherited.ContainingAssembly),
        _ => IsInside(type, inherited.ContainingType),
    };

    private static bool SeesInternals(IAssemblySymbol own, IAssemblySymbol other) =>
        SymbolEqualityComparer.Default.Equals(own, other) || other.GivesAccessTo(own);

    private static bool IsInside(INamedTypeSymbol type, INamedTypeSymbol other)
    {
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(outer.OriginalDefinition, other.OriginalDefinition))
                return true;
        }

        return false;
    }
}

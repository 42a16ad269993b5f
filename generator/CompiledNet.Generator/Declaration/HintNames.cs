using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Declaration;

/// <summary>
/// Names the generated files: <c>Game.Npc.Brain.g.cs</c>, nested types behind a <c>+</c>, generic ones with their
/// parameters: <c>Game.Outer{T}+Brain.g.cs</c>.
/// </summary>
internal static class HintNames
{
    /// <summary>Leaves room for a directory: file systems take names of 255 bytes, and a letter may need three.</summary>
    private const int MaximumLength = 80;

    public static string Of(INamedTypeSymbol symbol)
    {
        string name = FullName(symbol);
        bool isTooLong = name.Length > MaximumLength;
        string readable = isTooLong ? name.Substring(name.Length - MaximumLength).TrimStart('.', '+', ',', '}') : name;
        return isTooLong || DiffersFromANeighbourByCaseAlone(symbol) ? $"{readable}-{Fingerprint(name)}.g.cs" : $"{readable}.g.cs";
    }

    /// <summary>FNV-1a of 32 bits (Fowler, Noll, Vo), the same in every build.</summary>
    public static string Fingerprint(string name)
    {
        uint hash = 2166136261;
        foreach (char character in name)
            hash = unchecked((hash ^ character) * 16777619);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }

    private static string FullName(INamedTypeSymbol symbol)
    {
        string name = symbol.TypeParameters.IsEmpty
            ? symbol.Name
            : $"{symbol.Name}{{{string.Join(",", symbol.TypeParameters.Select(parameter => parameter.Name))}}}";
        if (symbol.ContainingType is { } outer)
            return $"{FullName(outer)}+{name}";

        for (INamespaceSymbol? space = symbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            name = $"{space.Name}.{name}";
        return name;
    }

    /// <summary>The compiler, like some file systems, takes <c>Net.g.cs</c> and <c>net.g.cs</c> for the same file.</summary>
    private static bool DiffersFromANeighbourByCaseAlone(INamedTypeSymbol symbol)
    {
        for (ISymbol inner = symbol; inner.ContainingSymbol is INamespaceOrTypeSymbol outer; inner = outer)
        {
            if (outer.GetMembers().Any(member => member is INamespaceOrTypeSymbol && member.Name != inner.Name && string.Equals(member.Name, inner.Name, StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }
}

using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Declaration;

/// <summary>How a project sees the library, which generated code calls <c>global::CompiledNet</c>.</summary>
internal static class LibraryReference
{
    /// <summary>The alias behind which the library is hidden, as by <c>Aliases="Net"</c> on its reference; null if it is in plain view.</summary>
    public static string? Alias(AttributeData attribute, Compilation compilation)
    {
        string[] aliases =
        [
            .. compilation.References
                .Where(reference => SymbolEqualityComparer.Default.Equals(compilation.GetAssemblyOrModuleSymbol(reference), attribute.AttributeClass?.ContainingAssembly))
                .SelectMany(reference => reference.Properties.Aliases.IsEmpty ? [MetadataReferenceProperties.GlobalAlias] : reference.Properties.Aliases),
        ];
        return aliases.Length == 0 || aliases.Contains(MetadataReferenceProperties.GlobalAlias) ? null : aliases[0];
    }
}

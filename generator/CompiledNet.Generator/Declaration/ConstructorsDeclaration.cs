using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Declaration;

/// <summary>What the user's own constructors leave to the generated ones.</summary>
/// <param name="TakeNothing">Whether one can be called without arguments: <c>Net()</c>, <c>Net(string name = "")</c>.</param>
/// <param name="StartAlone">Whether one calls no other of the class, as <c>: this(seed)</c> would.</param>
internal sealed record ConstructorsDeclaration(bool TakeNothing, bool StartAlone)
{
    public static ConstructorsDeclaration Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        IMethodSymbol[] written = [.. type.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared)];
        return new ConstructorsDeclaration(
            written.Any(CanBeCalledWithoutArguments),
            written.Any(constructor => !CallsAnother(constructor, cancellation)));
    }

    public static bool CanBeCalledWithoutArguments(IMethodSymbol constructor) =>
        constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams);

    /// <summary>Of a partial constructor, the part with the body calls another.</summary>
    private static bool CallsAnother(IMethodSymbol constructor, CancellationToken cancellation) =>
        (constructor.PartialImplementationPart ?? constructor).DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<ConstructorDeclarationSyntax>()
            .Any(syntax => syntax.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer));
}

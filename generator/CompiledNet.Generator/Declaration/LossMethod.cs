using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Losses;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Declaration;

/// <summary>A method with <c>[LossExpression]</c>.</summary>
/// <param name="Expression">What stands in it; <see cref="LossExpression.Unread"/> until it is read.</param>
internal sealed record LossMethod(LossExpression Expression)
{
    public const string Attribute = "CompiledNet.LossExpressionAttribute";

    /// <summary>Whether a class has one. What is wrong with its head, and further ones, are reported.</summary>
    public static LossMethod? Find(INamedTypeSymbol network, LossDeclaration? other, List<DiagnosticInfo> diagnostics, CancellationToken cancellation)
    {
        (IMethodSymbol Method, LocationInfo Location)[] methods = [.. Methods(network).Select(found => (found.Method, LocationOf(found.Attribute, found.Method, cancellation)))];
        foreach ((_, LocationInfo location) in methods.Skip(other is null ? 1 : 0))
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.SeveralLosses, location, network.Name));
        foreach ((IMethodSymbol method, _) in methods.Take(1))
        {
            if (Objection(method) is { } objection)
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.UnsuitableLossMethod, LocationInfo.Of(method.Locations[0]), method.Name, objection));
        }

        return methods.Length > 0 ? new LossMethod(LossExpression.Unread) : null;
    }

    /// <summary>The method, if its head is that of a loss.</summary>
    public static IMethodSymbol? SuitableOf(INamedTypeSymbol network) =>
        Methods(network).Select(found => found.Method).FirstOrDefault() is { } method && Objection(method) is null ? method : null;

    private static IEnumerable<(IMethodSymbol Method, AttributeData Attribute)> Methods(INamedTypeSymbol network) =>
        from method in network.GetMembers().OfType<IMethodSymbol>()
        from attribute in method.GetAttributes()
        where attribute.AttributeClass?.ToDisplayString() == Attribute
        select (method, attribute);

    private static LocationInfo LocationOf(AttributeData attribute, IMethodSymbol method, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference is { } reference ? LocationInfo.Of(reference.GetSyntax(cancellation)) : LocationInfo.Of(method.Locations[0]);

    private static string? Objection(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary)
            return "is not an ordinary method";
        if (!method.IsStatic)
            return "is not static";
        if (method.IsGenericMethod)
            return "is generic";
        if (method.ReturnType.SpecialType != SpecialType.System_Single || method.RefKind != RefKind.None)
            return "does not return a float";
        if (method.Parameters.Length != 2 || method.Parameters.Any(parameter => parameter.Type.SpecialType != SpecialType.System_Single || parameter.RefKind != RefKind.None))
            return "does not take two floats, an output and its target";
        return method.DeclaringSyntaxReferences.Length != 1 || method.DeclaringSyntaxReferences[0].GetSyntax() is not MethodDeclarationSyntax { Body: not null } and not MethodDeclarationSyntax { ExpressionBody: not null }
            ? "has no body"
            : null;
    }
}

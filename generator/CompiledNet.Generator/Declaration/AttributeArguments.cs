using CompiledNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Declaration;

/// <summary>
/// Reads the arguments of one attribute, each with its place. Arguments that the compiler could not bind read as
/// null: the compiler has reported them already.
/// </summary>
internal sealed class AttributeArguments(AttributeData attribute, AttributeSyntax syntax, List<DiagnosticInfo> diagnostics)
{
    public LocationInfo Location { get; } = LocationInfo.Of(syntax);

    /// <summary>An argument of the constructor, by its parameter.</summary>
    public Written<T>? Positional<T>(string parameter) =>
        Constructor(parameter) is { Kind: TypedConstantKind.Primitive, Value: T value }
            ? new Written<T>(value, ConstructorLocation(parameter))
            : null;

    /// <summary>The arguments of the constructor that its last parameter takes, which is a list: each by itself, or all as an array.</summary>
    public IReadOnlyList<Written<T>>? PositionalRest<T>(string parameter)
    {
        if (Constructor(parameter) is not { Kind: TypedConstantKind.Array } list)
            return null;
        if (list.IsNull)
            return [];

        return Elements<T>(list, count => RestLocations(parameter, count));
    }

    /// <summary>An enum argument of the constructor, by its parameter; the value is the name of the constant.</summary>
    public Written<string>? PositionalEnum(string parameter) =>
        Constructor(parameter) is { Kind: TypedConstantKind.Enum } constant
            ? EnumName(constant, ConstructorLocation(parameter))
            : null;

    /// <summary>A property that the attribute sets; null if it does not.</summary>
    public Written<T>? Named<T>(string property) =>
        Property(property) is { Kind: TypedConstantKind.Primitive, Value: T value }
            ? new Written<T>(value, PropertyLocation(property))
            : null;

    /// <summary>A list that the attribute sets, element by element; null if it does not.</summary>
    public IReadOnlyList<Written<T>>? NamedList<T>(string property) => Property(property) is { Kind: TypedConstantKind.Array, IsNull: false } list
        ? Elements<T>(list, count => ElementLocations(property, count))
        : null;

    /// <summary>An enum property, whose value is the name of the constant.</summary>
    public Written<string>? NamedEnum(string property, string otherwise) =>
        Property(property) is { Kind: TypedConstantKind.Enum } constant
            ? EnumName(constant, PropertyLocation(property))
            : new Written<string>(otherwise, Location);

    /// <summary>Reports <c>Name = value</c> arguments that the attribute does not have.</summary>
    public void ReportUnknown()
    {
        string[] known = [.. attribute.AttributeClass?.GetMembers()
            .OfType<IPropertySymbol>()
            .Where(property => property.SetMethod is { DeclaredAccessibility: Accessibility.Public })
            .Select(property => property.Name) ?? []];
        foreach (AttributeArgumentSyntax argument in Arguments())
        {
            if (argument.NameEquals is { } named && !known.Contains(named.Name.Identifier.ValueText))
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.UnknownArgument, LocationInfo.Of(argument), syntax.Name.ToString(), named.Name.Identifier.ValueText, string.Join(", ", known)));
        }
    }

    private static IReadOnlyList<Written<T>>? Elements<T>(TypedConstant list, Func<int, LocationInfo[]> locations)
    {
        T[] values = [.. list.Values.Select(constant => constant.Value).OfType<T>()];
        return values.Length == list.Values.Length ? [.. values.Zip(locations(values.Length), (value, location) => new Written<T>(value, location))] : null;
    }

    private Written<string>? EnumName(TypedConstant constant, LocationInfo location)
    {
        IFieldSymbol[] constants = [.. constant.Type!.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)];
        if (constants.FirstOrDefault(field => Equals(field.ConstantValue, constant.Value)) is { } found)
            return new Written<string>(found.Name, location);

        diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.UnknownValue, location, $"{constant.Value}", constant.Type.Name, string.Join(", ", constants.Select(field => field.Name))));
        return null;
    }

    private TypedConstant? Constructor(string parameter)
    {
        int index = ParameterIndex(parameter);
        return index >= 0 && index < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[index] : null;
    }

    private TypedConstant? Property(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value;
        }

        return null;
    }

    private int ParameterIndex(string parameter) =>
        attribute.AttributeConstructor?.Parameters.FirstOrDefault(candidate => candidate.Name == parameter)?.Ordinal ?? -1;

    private LocationInfo ConstructorLocation(string parameter)
    {
        AttributeArgumentSyntax[] positional = [.. Arguments().Where(argument => argument.NameEquals is null)];
        int index = ParameterIndex(parameter);
        AttributeArgumentSyntax? written =
            positional.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter)
            ?? (index < positional.Length && positional[index].NameColon is null ? positional[index] : null);
        return written is null ? Location : LocationInfo.Of(written);
    }

    private LocationInfo[] RestLocations(string parameter, int count)
    {
        AttributeArgumentSyntax[] positional = [.. Arguments().Where(argument => argument.NameEquals is null)];
        AttributeArgumentSyntax[] named = [.. positional.Where(argument => argument.NameColon?.Name.Identifier.ValueText == parameter)];
        SyntaxNode[] written = named.Length > 0 ? named : [.. positional.Skip(ParameterIndex(parameter))];
        if (written.Length == 1 && ElementsOf(((AttributeArgumentSyntax)written[0]).Expression) is { } elements)
            written = elements;
        return written.Length == count ? [.. written.Select(LocationInfo.Of)] : [.. Enumerable.Repeat(Location, count)];
    }

    private LocationInfo[] ElementLocations(string property, int count)
    {
        SyntaxNode[] elements = Written(property) is { } written ? ElementsOf(written.Expression) ?? [] : [];
        return elements.Length == count ? [.. elements.Select(LocationInfo.Of)] : [.. Enumerable.Repeat(PropertyLocation(property), count)];
    }

    /// <summary>What stands in the braces or brackets of a list; null if there are none.</summary>
    private static SyntaxNode[]? ElementsOf(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => [.. initializer.Expressions],
        CollectionExpressionSyntax { Elements: var elements } => [.. elements],
        _ => null,
    };

    private LocationInfo PropertyLocation(string property) => Written(property) is { } written ? LocationInfo.Of(written) : Location;

    private AttributeArgumentSyntax? Written(string property) =>
        Arguments().FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property);

    private SeparatedSyntaxList<AttributeArgumentSyntax> Arguments() => syntax.ArgumentList?.Arguments ?? default;
}

using CompiledNet.Generator.Declaration;

namespace CompiledNet.Generator.Layers.Joins;

/// <summary>An attribute that joins what comes in with the outputs of other layers.</summary>
internal sealed record JoinDeclaration(string Kind, LayerHead Head, EquatableArray<Written<string>> Names)
    : LayerDeclaration(Kind, Head)
{
    public override EquatableArray<Written<string>> Joined => Names;

    /// <summary>Reads one that joins with one layer.</summary>
    public static JoinDeclaration? ParseOne(string kind, AttributeArguments arguments)
    {
        var head = LayerHead.Parse(arguments);
        return arguments.Positional<string>("name") is { } name ? new JoinDeclaration(kind, head, new([name])) : null;
    }

    /// <summary>Reads one that joins with several.</summary>
    public static JoinDeclaration? ParseSeveral(string kind, AttributeArguments arguments)
    {
        var head = LayerHead.Parse(arguments);
        return arguments.PositionalRest<string>("names") is { } names ? new JoinDeclaration(kind, head, names.ToEquatableArray()) : null;
    }
}

namespace CompiledNet.Properties.Tests.Declarations;

/// <summary>A class with <c>[Network]</c> as text, in parts that can be made wrong one by one.</summary>
internal sealed record DeclaredNetwork
{
    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The headers of the types around the class, outermost first.</summary>
    public required IReadOnlyList<string> Outer { get; init; }

    public string Modifiers { get; init; } = "public";

    public string Keyword { get; init; } = "partial class";

    public required string Name { get; init; }

    public string TypeParameters { get; init; } = "";

    /// <summary>The parameters of a primary constructor.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>The user's own members.</summary>
    public string Members { get; init; } = "";

    public bool HasNetworkAttribute { get; init; } = true;

    /// <summary>The size of the last axis, or of the only one.</summary>
    public required int Inputs { get; init; }

    /// <summary>The sizes of axes before the last.</summary>
    public IReadOnlyList<int> OuterAxes { get; init; } = [];

    /// <summary>The number of <c>[Flatten]</c> attributes behind the layers.</summary>
    public int LastViews { get; init; }

    /// <summary>Arguments of <c>[Network]</c> beside its sizes: <c>IndexInputs = new[] { 0 }</c>.</summary>
    public string NetworkArguments { get; init; } = "";

    /// <summary>Attributes in front of the layers.</summary>
    public IReadOnlyList<string> First { get; init; } = [];

    /// <summary>Attributes behind the layers.</summary>
    public IReadOnlyList<string> Last { get; init; } = [];

    public bool? FusedMultiplyAdd { get; init; }

    public required IReadOnlyList<DeclaredLayer> Layers { get; init; }

    public required IReadOnlyList<DeclaredLoss> Losses { get; init; }

    /// <summary>Attributes on a second part of the class.</summary>
    public string OtherPart { get; init; } = "";

    /// <summary>Whether all attributes stand between one pair of brackets.</summary>
    public bool IsInOneList { get; init; }

    public string Source => SourceIn("");

    /// <summary>The text with another namespace around, so that many networks live in one project.</summary>
    public string SourceIn(string root)
    {
        string space = string.Join('.', new[] { root, Namespace }.Where(part => part.Length > 0));
        string header = $"{Modifiers} {Keyword} {Name}{TypeParameters}{Parameters}";
        string text = $"[{string.Join(IsInOneList ? ", " : "]\n[", Attributes())}]\n{header}\n{{\n{Members}\n}}\n";
        if (OtherPart.Length > 0)
            text += $"[{OtherPart}] partial class {Name}{TypeParameters} {{ }}\n";
        foreach (string outer in Outer.Reverse())
            text = $"{outer}\n{{\n{text}}}\n";
        return space.Length > 0 ? $"namespace {space}\n{{\n{text}}}\n" : text;
    }

    private IEnumerable<string> Attributes()
    {
        string fused = FusedMultiplyAdd is { } value ? $", FusedMultiplyAdd = {(value ? "true" : "false")}" : "";
        string more = NetworkArguments.Length > 0 ? $", {NetworkArguments}" : "";
        string[] network = HasNetworkAttribute ? [$"global::CompiledNet.Network({string.Join(", ", [.. OuterAxes, Inputs])}{fused}{more})"] : [];
        return
        [
            .. network,
            .. First.Select(layer => $"global::CompiledNet.{layer}"),
            .. Layers.SelectMany(layer => layer.Attributes),
            .. Last.Select(layer => $"global::CompiledNet.{layer}"),
            .. Enumerable.Repeat("global::CompiledNet.Flatten", LastViews),
            .. Losses.Select(loss => loss.Text),
        ];
    }
}

using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Declaration;

/// <summary>A layer attribute as the user wrote it. Each kind of layer has a record of its own.</summary>
/// <param name="Kind">The attribute's name: <c>Dense</c>.</param>
/// <param name="Head">What every layer's attribute says.</param>
internal abstract record LayerDeclaration(string Kind, LayerHead Head)
{
    /// <summary>The whole attribute.</summary>
    public LocationInfo Location => Head.Location;

    /// <summary>The name that the user gave the layer, if any.</summary>
    public Written<string>? Name => Head.Name;

    /// <summary>The names of the layers with whose outputs it joins what comes in.</summary>
    public virtual EquatableArray<Written<string>> Joined => new([]);

    /// <summary>The argument that chooses how many values the layer gives; null if the kind has none.</summary>
    public virtual Written<int>? SizeArgument => null;

    /// <summary>The activation and its arguments; null if the kind takes none.</summary>
    public virtual ActivationDeclaration? ActivationArgument => null;

    /// <summary>The initializer and its arguments; null if the kind takes none.</summary>
    public virtual InitializerDeclaration? InitializerArgument => null;

    /// <summary>The argument that leaves out the bias; null if there is none.</summary>
    public virtual LocationInfo? OmittedBias => null;
}

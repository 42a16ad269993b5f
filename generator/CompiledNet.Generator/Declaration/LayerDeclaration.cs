using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Declaration;

/// <summary>A layer attribute as the user wrote it. Each kind of layer has a record of its own.</summary>
/// <param name="Kind">The attribute's name: <c>Dense</c>.</param>
/// <param name="Location">The whole attribute.</param>
/// <param name="Name">The name that the user gave the layer, if any.</param>
internal abstract record LayerDeclaration(string Kind, LocationInfo Location, Written<string>? Name);

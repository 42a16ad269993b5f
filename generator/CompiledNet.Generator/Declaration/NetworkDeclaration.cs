using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Declaration;

/// <summary>What the user wrote: one class with its attributes, as values.</summary>
internal sealed record NetworkDeclaration(
    TypeDeclaration Type,
    LocationInfo Location,
    Written<int> Inputs,
    bool FusedMultiplyAdd,
    EquatableArray<LayerDeclaration> Layers,
    LossDeclaration? Loss,
    EquatableArray<MemberDeclaration> Members);

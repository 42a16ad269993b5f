using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Declaration;

/// <summary>What the user wrote: one class with its attributes, as values.</summary>
/// <param name="Type">The class.</param>
/// <param name="Name">Where its name stands.</param>
/// <param name="Location">The <c>[Network]</c> attribute.</param>
/// <param name="InputShape">The axes of the input; one unless several are written.</param>
/// <param name="IndexInputs">The numbers of the inputs that are indices.</param>
/// <param name="FusedMultiplyAdd">Whether products are fused with sums.</param>
/// <param name="IsStream">Whether rows are steps in time.</param>
/// <param name="Weights">The file with its parameters, if one is named.</param>
/// <param name="Layers">The layers in order.</param>
/// <param name="Loss">The loss, if there is one.</param>
/// <param name="LossMethod">The user's method that is the loss, if there is one.</param>
/// <param name="Members">What else the class holds.</param>
/// <param name="Inherited">What its base classes hold.</param>
/// <param name="Constructors">What the user's constructors do.</param>
internal sealed record NetworkDeclaration(
    TypeDeclaration Type,
    LocationInfo Name,
    LocationInfo Location,
    EquatableArray<Written<int>> InputShape,
    EquatableArray<Written<int>> IndexInputs,
    bool FusedMultiplyAdd,
    bool IsStream,
    Written<string>? Weights,
    EquatableArray<LayerDeclaration> Layers,
    LossDeclaration? Loss,
    LossMethod? LossMethod,
    EquatableArray<MemberDeclaration> Members,
    EquatableArray<InheritedMember> Inherited,
    ConstructorsDeclaration Constructors);

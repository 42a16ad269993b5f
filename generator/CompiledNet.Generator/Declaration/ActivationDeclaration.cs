using CompiledNet.Generator.Activations;

namespace CompiledNet.Generator.Declaration;

/// <summary>The activation of a layer attribute and the arguments that belong to activations.</summary>
/// <param name="Name">The constant of the enum <c>Activation</c>.</param>
/// <param name="Flags">Those that choose a form of a function.</param>
/// <param name="Arguments">Those that are numbers.</param>
internal sealed record ActivationDeclaration(
    Written<string> Name,
    EquatableArray<FunctionFlag> Flags,
    EquatableArray<FunctionArgument> Arguments)
{
    /// <summary>Reads them from the attribute of any kind of layer that takes an activation; null if it is unknown.</summary>
    public static ActivationDeclaration? Parse(AttributeArguments arguments) => arguments.PositionalEnum("activation") is { } name
        ? new ActivationDeclaration(
            name,
            FunctionFlag.Parse(arguments, ActivationCatalog.Flags),
            FunctionArgument.Parse(arguments, ActivationCatalog.Parameters))
        : null;
}

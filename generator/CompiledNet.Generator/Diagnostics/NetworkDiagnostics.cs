using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>The catalogue: all that can be wrong with a declaration. Each id has a page in <c>generator/docs</c>.</summary>
internal static class NetworkDiagnostics
{
    public static readonly DiagnosticDescriptor ClassNotPartial = Error(
        "CN0001", "A network class must be partial",
        "'{0}' must be declared partial, so that the generator can add the network's methods");

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = Error(
        "CN0002", "A type that contains a network must be partial",
        "'{0}' contains the network '{1}' and must be declared partial too");

    public static readonly DiagnosticDescriptor UnsupportedClass = Error(
        "CN0003", "This kind of class cannot be a network",
        "'{0}' cannot be a network because it is {1}; use a plain partial class");

    public static readonly DiagnosticDescriptor NoLayer = Error(
        "CN0004", "A network needs at least one layer",
        "'{0}' has {1}; add one below [Network], for example [Dense(10, Activation.Softmax)]");

    public static readonly DiagnosticDescriptor SizeOutOfRange = Error(
        "CN0005", "A size is out of range",
        "{0} must be from 1 to {1}, but is {2}");

    public static readonly DiagnosticDescriptor SeveralLosses = Error(
        "CN0006", "A network has at most one loss",
        "'{0}' already has a loss; remove this one or the other");

    public static readonly DiagnosticDescriptor LossDoesNotFit = Error(
        "CN0007", "The loss does not fit the last activation",
        "{0} is computed together with the activation {1} of the last layer, but '{2}' has {3}; set its activation to {1} or choose another loss");

    public static readonly DiagnosticDescriptor LayersOnSeveralParts = Error(
        "CN0008", "The attributes of a network must stand on one part of the class",
        "'{0}' has its [Network] on another part of the class; move this attribute there, so that the order of the layers is the order of the lines");

    public static readonly DiagnosticDescriptor MissingNetwork = Error(
        "CN0009", "Layers and losses need [Network]",
        "'{0}' has [{1}] but no [Network]; add [Network(inputs)] above its layers");

    public static readonly DiagnosticDescriptor UnknownArgument = Error(
        "CN0010", "Unknown argument",
        "{0} has no argument '{1}'; its arguments are {2}");

    public static readonly DiagnosticDescriptor ArgumentWithoutEffect = Error(
        "CN0011", "The argument has no effect here",
        "{0} has no effect with {1}, only with {2}; remove it");

    public static readonly DiagnosticDescriptor ArgumentOutOfRange = Error(
        "CN0012", "An argument is out of range",
        "{0} must be {1}, but is {2}");

    public static readonly DiagnosticDescriptor InvalidLayerName = Error(
        "CN0013", "A layer's name must be a valid identifier that is not in use",
        "'{0}' cannot be the name of a layer: {1}; choose another name");

    public static readonly DiagnosticDescriptor UnknownValue = Error(
        "CN0014", "Unknown value",
        "'{0}' is not a valid {1}; choose one of {2}");

    public static readonly DiagnosticDescriptor NetworkTooLarge = Error(
        "CN0015", "The network is too large",
        "'{0}' needs {1} floats for its parameters; at most {2} fit into one buffer, so use fewer units");

    public static readonly DiagnosticDescriptor MemberClash = Error(
        "CN0016", "A member has the name of a generated one",
        "The generator adds {1} to the network '{0}'; {2}");

    public static readonly DiagnosticDescriptor AbstractMember = Error(
        "CN0017", "An inherited abstract member cannot be overridden",
        "The generator adds a member '{1}' to the network '{0}', which cannot override the abstract '{2}'; {3}");

    public static readonly DiagnosticDescriptor LibraryBehindAlias = Error(
        "CN0018", "The library is referenced under an alias alone",
        "The code generated for '{0}' uses global::CompiledNet, but the project references the library under the alias '{1}' alone; write Aliases=\"global,{1}\" on the reference");

    public static readonly DiagnosticDescriptor SeveralAxes = Error(
        "CN0019", "A dense layer takes one axis",
        "The input of '{0}' has the shape {1}, and a dense layer takes one axis; add [Flatten] before it");

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id,
        title,
        message,
        category: "CompiledNet",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(id));
}

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

    public static readonly DiagnosticDescriptor ShapeDoesNotFit = Error(
        "CN0019", "A layer cannot take this shape",
        "'{0}' takes {1}, but what comes in has the shape {2}; {3}");

    public static readonly DiagnosticDescriptor KernelTooLarge = Error(
        "CN0020", "A window is larger than what it moves over",
        "A window of '{0}' covers {1}, but what comes in has the shape {2}; use a smaller window, or Padding.Same");

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = Error(
        "CN0021", "Groups do not divide channels and filters",
        "The groups of '{0}' must divide its channels and its filters, but {1} does not divide {2}");

    public static readonly DiagnosticDescriptor LearntActivation = Error(
        "CN0022", "An activation with parameters is a layer of its own",
        "{0} has slopes that are learnt, and stands in a layer of its own; remove it from '{1}' and add [Activation({0})] after it");

    public static readonly DiagnosticDescriptor ReshapeDoesNotFit = Error(
        "CN0023", "A reshape keeps the number of values",
        "'{0}' cannot give {1} values the shape {2}; {3}");

    public static readonly DiagnosticDescriptor ShapesDiffer = Error(
        "CN0024", "Joined shapes do not fit",
        "'{0}' joins '{1}' of the shape {2} with '{3}' of the shape {4}, which must be the same{5}");

    public static readonly DiagnosticDescriptor UnknownLayer = Error(
        "CN0025", "Unknown layer",
        "There is no layer '{0}'; before this one stand {1}");

    public static readonly DiagnosticDescriptor LaterLayer = Error(
        "CN0026", "A layer reads one that does not stand before it",
        "'{0}' reads '{1}', which {2}; a layer reads layers that stand before it, so that there is no cycle");

    public static readonly DiagnosticDescriptor NotAnIndex = Error(
        "CN0027", "An embedding takes what is not an index",
        "'{0}' takes {1}, but {2}; {3}");

    public static readonly DiagnosticDescriptor IndexWithoutEmbedding = Error(
        "CN0028", "No embedding takes an index input",
        "Input {0} is an index, but no embedding takes it; add [Embedding(count, size)], or remove {0} from IndexInputs");

    public static readonly DiagnosticDescriptor IndexAsNumber = Error(
        "CN0029", "An index is read as a number",
        "'{0}' {1} input {2} as a number, but it is an index; take it by an [Embedding] before");

    public static readonly DiagnosticDescriptor UnreadLayer = Error(
        "CN0030", "Nothing reads what a layer gives",
        "Nothing reads what '{0}' gives, so that it does not matter and cannot learn; join it by [Add], [Multiply] or [Concat], or remove it");

    public static readonly DiagnosticDescriptor SeveralAxesOfClasses = Error(
        "CN0031", "Cross-entropy needs one axis of classes",
        "{0} takes one axis with a value for each class, but the outputs of '{1}' have the shape {2}; make one axis of them before the last layer, for example by [Flatten] or [GlobalAveragePool]");

    public static readonly DiagnosticDescriptor UnreadableWeights = Error(
        "CN0032", "The file with the weights cannot be read",
        "'{0}' cannot give '{1}' its parameters: {2}");

    public static readonly DiagnosticDescriptor WeightsDoNotFit = Error(
        "CN0033", "The weights do not fit the network",
        "'{0}' does not hold the parameters of '{1}': {2}");

    public static readonly DiagnosticDescriptor NotForStreams = Error(
        "CN0034", "This cannot be part of a stream",
        "'{0}' cannot be part of a stream: {1}; {2}");

    public static readonly DiagnosticDescriptor UnsuitableLossMethod = Error(
        "CN0035", "A loss is a static method of two floats",
        "'{0}' cannot be the loss because it {1}; write 'static float {0}(float output, float target)'");

    public static readonly DiagnosticDescriptor NoDerivative = Error(
        "CN0036", "The derivative of a loss is not known",
        "'{0}' {1}");

    /// <summary>Those that follow from a shape, and are nonsense where a mistake before has hidden it.</summary>
    private static readonly HashSet<DiagnosticDescriptor> OfShapes =
        [ShapeDoesNotFit, KernelTooLarge, GroupsDoNotDivide, ReshapeDoesNotFit, ShapesDiffer, NotAnIndex, IndexAsNumber];

    public static bool DependsOnShape(DiagnosticDescriptor descriptor) => OfShapes.Contains(descriptor);

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id,
        title,
        message,
        category: "CompiledNet",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(id));
}

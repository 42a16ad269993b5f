using CompiledNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Analyzers.Diagnostics;

/// <summary>
/// The catalogue: what is probably wrong with a declaration (from CN0101), what could be better (from CN0201), and what is
/// wrong where a network is used (from CN0301). Each id has a page in <c>generator/docs</c>.
/// </summary>
internal static class AnalyzerDiagnostics
{
    public static readonly DiagnosticDescriptor SaturatingStack = Design(
        "CN0101", "Saturating activations in a deep stack",
        "'{0}' is the first of {1} consecutive hidden layers with saturating activations; each makes the gradient smaller, so that this layer hardly learns; use ReLU or a similar activation in hidden layers, or use fewer of them");

    public static readonly DiagnosticDescriptor SoftmaxOfOneUnit = Design(
        "CN0102", "A softmax over one unit is always 1",
        "'{0}' has one unit, and {1} over one unit is always {2}; use Sigmoid for two classes, or one unit for each class");

    public static readonly DiagnosticDescriptor CollapsingLayers = Design(
        "CN0103", "Layers without activation collapse into one",
        "'{0}' has no activation function, so that together with '{1}' it computes only what '{1}' alone could; give it one, for example ReLU, or remove it");

    public static readonly DiagnosticDescriptor InitializerDoesNotFit = Design(
        "CN0104", "The initializer does not fit the activation",
        "{0} does not fit {1}, {2}; omit the initializer to get {3}");

    public static readonly DiagnosticDescriptor EqualWeights = Design(
        "CN0105", "A hidden layer cannot learn from equal weights",
        "{0}; omit the initializer, so that the weights are drawn at random");

    public static readonly DiagnosticDescriptor SoftmaxWithoutCrossEntropy = Design(
        "CN0106", "Softmax without cross-entropy",
        "{0} after a softmax has almost no gradient where the network is confident and wrong, so that it hardly learns there; use LossFunction.CrossEntropy");

    public static readonly DiagnosticDescriptor ReLUOutput = Design(
        "CN0107", "Outputs with ReLU can stop learning",
        "An output of '{0}' whose pre-activation z is negative for every row gets no gradient and stays 0; use Linear, or Softplus where outputs must be positive");

    public static readonly DiagnosticDescriptor ExceedsCache = Performance(
        "CN0108", "The parameters exceed the last-level cache",
        "The {0} parameters of '{1}' take {2} MB, more than a last-level cache of {3} MB, so that every call reads them from memory; most are in '{4}', where fewer units would help");

    public static readonly DiagnosticDescriptor HiddenMembers = Design(
        "CN0109", "A generated member hides an inherited one",
        "The generated members of '{0}' hide the inherited {1}, which calls through the base class still use; give these other names, or declare them so that they can be overridden");

    public static readonly DiagnosticDescriptor UnseenNetwork = Design(
        "CN0110", "A network is declared in code of another generator",
        "'{0}' stays empty because it is declared in code of another generator, such as a Razor @code block, which this generator does not see; move it into a C# file");

    public static readonly DiagnosticDescriptor DropoutAtTheEnd = Design(
        "CN0111", "Dropout behind the last layer",
        "'{0}' drops outputs of the network, for which no layer behind it can make up, so that training only sees larger losses; remove it, or move it before a layer with weights");

    public static readonly DiagnosticDescriptor WastedLanes = Performance(
        "CN0201", "A size just above a whole number of vectors",
        "{0} units take as long as {1}, because units are computed in whole vectors; {2} units would take {3}% less time in this layer");

    public static readonly DiagnosticDescriptor MissingLoss = Create(
        "CN0202", "The network has no loss",
        "'{0}' has no loss, and therefore no ComputeLoss and no Backward; [Loss(LossFunction.{1})] fits its outputs",
        "CompiledNet.Design", DiagnosticSeverity.Hidden);

    public static readonly DiagnosticDescriptor WrongLength = Usage(
        "CN0301", "A span has a length that cannot fit",
        "'{0}' has {1}, but {2} of '{3}' needs {4}");

    public static readonly DiagnosticDescriptor GradientsOverwriteParameters = Usage(
        "CN0302", "Gradients would overwrite the parameters",
        "The gradients would overwrite the parameters of the network, which {0} refuses; pass a buffer of their own: new ParameterBuffer<{1}>()");

    public static readonly DiagnosticDescriptor OutputsDiscarded = Usage(
        "CN0303", "The outputs are lost",
        "Forward writes its outputs to memory that nothing refers to after the call; keep the buffer in a variable");

    public static readonly DiagnosticDescriptor SharedTrainer = Usage(
        "CN0304", "A trainer is used from several threads",
        "{0} runs this on several threads, but a trainer is for one thread at a time; give each thread its own network and trainer");

    public static readonly DiagnosticDescriptor ForgottenState = Usage(
        "CN0305", "Every step of a stream begins from zero",
        "Each turn of the loop begins a stream of '{0}' anew, so that no step knows those before it; make a state before the loop and pass it to Forward");

    public static readonly DiagnosticDescriptor SharedState = Usage(
        "CN0306", "A stream's state is used from several threads",
        "{0} runs this on several threads, but a state is for one call at a time; give each thread its own, made by CreateState");

    private static DiagnosticDescriptor Design(string id, string title, string message) =>
        Create(id, title, message, "CompiledNet.Design", DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Performance(string id, string title, string message) =>
        Create(id, title, message, "CompiledNet.Performance", DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Usage(string id, string title, string message) =>
        Create(id, title, message, "CompiledNet.Usage", DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string title, string message, string category, DiagnosticSeverity severity) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id));
}

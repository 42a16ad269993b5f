using CompiledNet.Generator.Declaration;

namespace CompiledNet.Generator.Model;

/// <summary>
/// The members that a network gets from the generator, constructors aside: what the class is written from, and what the members of the
/// user and of base classes are compared with.
/// </summary>
/// <param name="network">The class, as it is called where the members are to stand.</param>
internal sealed class GeneratedMembers(string network)
{
    private static readonly GeneratedParameter Inputs = new("global::System.ReadOnlySpan<float>", "inputs");
    private static readonly GeneratedParameter Targets = new("global::System.ReadOnlySpan<float>", "targets");
    private static readonly GeneratedParameter Labels = new("global::System.ReadOnlySpan<int>", "labels");

    private static readonly GeneratedParameter Steps = new("int", "stepsPerSequence");
    private static readonly GeneratedParameter WarmUp = new("int", "warmUpSteps", " = 0");

    private static readonly GeneratedMembers OfAny = new("");

    private readonly GeneratedParameter _gradients = new($"global::CompiledNet.ParameterBuffer<{network}>", "gradients");

    public GeneratedMember InputSize { get; } = GeneratedMember.Field("public const", "int", "InputSize");

    public GeneratedMember OutputSize { get; } = GeneratedMember.Field("public const", "int", "OutputSize");

    public GeneratedMember ParameterCount { get; } = GeneratedMember.Field("public const", "int", "ParameterCount");

    public GeneratedMember Execution { get; } = GeneratedMember.Field("private readonly", "global::CompiledNet.Execution.NetworkExecution", "_execution");

    public GeneratedMember Description { get; } =
        GeneratedMember.Property("public static", "global::CompiledNet.NetworkDescription", "Description", "get;", Overridable.None);

    public GeneratedMember Parameters =>
        GeneratedMember.Property("public", _gradients.Type, "Parameters", "get;", Overridable.Parameters);

    public GeneratedMember Threads { get; } = GeneratedMember.Property("public", "int", "Threads", "get; set;", Overridable.Threads);

    public GeneratedMember Forward { get; } =
        GeneratedMember.Method("public", "void", "Forward", Overridable.Forward, Inputs, new("global::System.Span<float>", "outputs"));

    public GeneratedMember ComputeLoss { get; } =
        GeneratedMember.Method("public", "float", "ComputeLoss", Overridable.ComputeLoss, Inputs, Targets);

    public GeneratedMember ComputeLossOfLabels { get; } =
        GeneratedMember.Method("public", "float", "ComputeLoss", Overridable.ComputeLossOfLabels, Inputs, Labels);

    public GeneratedMember Backward =>
        GeneratedMember.Method("public", "float", "Backward", Overridable.Backward, Inputs, Targets, _gradients);

    public GeneratedMember BackwardOfLabels =>
        GeneratedMember.Method("public", "float", "Backward", Overridable.BackwardOfLabels, Inputs, Labels, _gradients);

    public GeneratedMember BackwardFrom => GeneratedMember.Method(
        "public",
        "void",
        "BackwardFrom",
        Overridable.BackwardFrom,
        Inputs,
        new("global::System.ReadOnlySpan<float>", "outputGradients"),
        _gradients,
        new("global::System.Span<float>", "inputGradients"));

    public GeneratedMember FindNonFiniteLayer { get; } =
        GeneratedMember.Method("public", "int", "FindNonFiniteLayer", Overridable.FindNonFiniteLayer, Inputs);

    public GeneratedMember CreateState => GeneratedMember.Method("public", State, "CreateState", Overridable.CreateState);

    public GeneratedMember ForwardOfStream =>
        GeneratedMember.Method("public", "void", "Forward", Overridable.ForwardOfStream, Inputs, new("global::System.Span<float>", "outputs"), new(State, "state"));

    public GeneratedMember ForwardOfStreams =>
        GeneratedMember.Method("public", "void", "Forward", Overridable.ForwardOfStreams, Inputs, new("global::System.Span<float>", "outputs"), new($"global::System.ReadOnlySpan<{State}>", "states"));

    public GeneratedMember ComputeLossOfSequences { get; } =
        GeneratedMember.Method("public", "float", "ComputeLoss", Overridable.ComputeLossOfSequences, Inputs, Targets, Steps, WarmUp);

    public GeneratedMember ComputeLossOfLabelledSequences { get; } =
        GeneratedMember.Method("public", "float", "ComputeLoss", Overridable.ComputeLossOfLabelledSequences, Inputs, Labels, Steps, WarmUp);

    public GeneratedMember BackwardOfSequences =>
        GeneratedMember.Method("public", "float", "Backward", Overridable.BackwardOfSequences, Inputs, Targets, _gradients, Steps, WarmUp);

    public GeneratedMember BackwardOfLabelledSequences =>
        GeneratedMember.Method("public", "float", "Backward", Overridable.BackwardOfLabelledSequences, Inputs, Labels, _gradients, Steps, WarmUp);

    public GeneratedMember BackwardOfStreams =>
        GeneratedMember.Method("public", "float", "Backward", Overridable.BackwardOfStreams, Inputs, Targets, _gradients, new($"global::System.ReadOnlySpan<{State}>", "states"), WarmUp);

    public GeneratedMember BackwardOfLabelledStreams =>
        GeneratedMember.Method("public", "float", "Backward", Overridable.BackwardOfLabelledStreams, Inputs, Labels, _gradients, new($"global::System.ReadOnlySpan<{State}>", "states"), WarmUp);

    public GeneratedMember Shared { get; } = GeneratedMember.Property("public static", network, "Shared", "get;", Overridable.None);

    public GeneratedMember Preprocessing { get; } =
        GeneratedMember.Property("public static", "global::CompiledNet.Preprocessing", "Preprocessing", "get;", Overridable.None);

    public GeneratedMember EmbeddedWeights { get; } = GeneratedMember.Field("private static", "class", "EmbeddedWeights");

    private GeneratedMember[] OfEvery =>
        [InputSize, OutputSize, ParameterCount, Execution, Description, Parameters, Threads, Forward, BackwardFrom, FindNonFiniteLayer];

    private GeneratedMember[] OfWeights => [Shared, Preprocessing, EmbeddedWeights];

    private string State => $"global::CompiledNet.StreamState<{network}>";

    private GeneratedMember[] OfStream => [CreateState, ForwardOfStream, ForwardOfStreams];

    private GeneratedMember[] OfSequences => [ComputeLossOfSequences, BackwardOfSequences, BackwardOfStreams];

    private GeneratedMember[] OfLabelledSequences => [ComputeLossOfLabelledSequences, BackwardOfLabelledSequences, BackwardOfLabelledStreams];

    private GeneratedMember[] OfLoss => [ComputeLoss, Backward];

    private GeneratedMember[] OfLabels => [ComputeLossOfLabels, BackwardOfLabels];

    /// <summary>Whether a layer of this name would hide a member of the network, whether it has a loss or not, or of <see cref="object"/>.</summary>
    public static bool Contain(string name) =>
        OfAny.OfEvery.Concat(OfAny.OfLoss).Any(member => member.Name == name)
        || name is "Create" or "Equals" or "Finalize" or "GetHashCode" or "GetType" or "MemberwiseClone" or "ReferenceEquals" or "ToString";

    /// <summary>Whether a layer of this name would hide a member of a network whose parameters are part of the assembly.</summary>
    public static bool WithWeightsContain(string name) => OfAny.OfWeights.Any(member => member.Name == name);

    /// <summary>Whether a layer of this name would hide a member of a network whose rows are steps in time.</summary>
    public static bool OfStreamsContain(string name) => OfAny.OfStream.Any(member => member.Name == name);

    /// <summary>Whether a layer has a property that gives access to its parameters.</summary>
    public static bool HasView(LayerModel layer) => layer.Tensors.Count > 0;

    /// <summary>The view of a layer.</summary>
    public static GeneratedMember View(LayerModel layer) =>
        GeneratedMember.Property("public", $"global::CompiledNet.{layer.View}", layer.Name, "get;", Overridable.None);

    /// <summary>All of a network, with the methods that its properties compile to.</summary>
    public IReadOnlyList<GeneratedMember> Of(IReadOnlyList<LayerModel> layers, LossModel? loss, NetworkDeclaration declaration) =>
    [
        .. OfEvery
            .Concat(loss is null ? [] : OfLoss)
            .Concat(loss is { Function.TakesLabels: true } ? OfLabels : [])
            .Concat(declaration.IsStream ? OfStream : [])
            .Concat(declaration.IsStream && loss is not null ? OfSequences : [])
            .Concat(declaration.IsStream && loss is { Function.TakesLabels: true } ? OfLabelledSequences : [])
            .Concat(declaration.Weights is not null ? OfWeights : [])
            .Concat(layers.Where(HasView).Select(View))
            .SelectMany(member => member.AndAccessors),
    ];
}

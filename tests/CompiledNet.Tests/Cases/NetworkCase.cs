using System.Reflection;
using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Reference;
using CompiledNet.Tests.Rounding;

namespace CompiledNet.Tests.Cases;

/// <summary>
/// A network of CompiledNet.Tests.Networks, found by its attribute, whose rows are no steps of a stream; generic classes are closed over <see cref="int"/>.
/// </summary>
internal sealed record NetworkCase(Type Network)
{
    private static readonly Dictionary<string, NetworkCase> All = typeof(DigitClassifier).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<NetworkAttribute>() is { Streaming: false })
        .Select(type => type.ContainsGenericParameters ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(int))]) : type)
        .Select(type => new NetworkCase(type))
        .ToDictionary(@case => @case.Name);

    public string Name => Network.FullName!.Split('[')[0].Replace("CompiledNet.Tests.Networks.", "", StringComparison.Ordinal);

    /// <summary>Of a network that is not dense, only what goes in and comes out: as one layer.</summary>
    public Architecture Architecture { get; } = IsDenseNetwork(Network)
        ? Architecture.Of(Network)
        : Architecture.Of(Network) with { Layers = [new LayerSpec(Constant(Network, "InputSize"), Constant(Network, "OutputSize"), new ActivationSpec(Activation.Linear))] };

    /// <summary>Whether all layers are dense, one after the other, on one axis.</summary>
    public bool IsDense { get; } = IsDenseNetwork(Network);

    /// <summary>Whether training computes something else than inference: batch norms and dropout.</summary>
    public bool HasModes { get; } = Network.IsDefined(typeof(BatchNormAttribute)) || Network.IsDefined(typeof(DropoutAttribute));

    /// <summary>The numbers of rows with which it is trained: at least two where statistics of the batch are taken.</summary>
    public IReadOnlyList<int> TrainingBatches { get; } = Network.IsDefined(typeof(BatchNormAttribute)) ? [.. Batches.All.Where(rows => rows > 1)] : Batches.All;

    public static IEnumerable<NetworkCase> Every => All.Values;

    /// <summary>Those of <see cref="Every"/> with a loss.</summary>
    public static IEnumerable<NetworkCase> Trainable => Every.Where(network => network.Architecture.Loss is not null);

    public static NetworkCase Get(string name) => All[name];

    public static NetworkCase Of<TNetwork>() => new(typeof(TNetwork));

    /// <summary>A network with drawn parameters.</summary>
    public NetworkUnderTest Create()
    {
        Type adapter = Implements(typeof(IClassifierNetwork<>)) ? typeof(ClassifierUnderTest<>)
            : Implements(typeof(ITrainableNetwork<>)) ? typeof(TrainableUnderTest<>)
            : typeof(NetworkUnderTest<>);
        var network = (NetworkUnderTest)Activator.CreateInstance(adapter.MakeGenericType(Network))!;
        if (IsDense)
            network.Parameters = Draw.Parameters(Architecture);
        else
            Draw.Tensors(network);
        return network;
    }

    /// <summary>What the network must compute.</summary>
    public IExpectation ExpectationOf(NetworkUnderTest network) => IsDense
        ? new DenseExpectation(new ReferenceNetwork(Architecture, [.. network.Parameters.Select(value => (double)value)]))
        : GraphExpectationOf(network);

    /// <summary>The same, of layers of any kind.</summary>
    public GraphExpectation GraphExpectationOf(NetworkUnderTest network) => new(
        network.Description,
        Architecture.Loss,
        name => [.. network.Tensor(name).ToArray().Select(value => (double)value)],
        (layer, rows) => [.. network.DropoutMask(layer, rows).Select(value => (double)value)]);

    private static bool IsDenseNetwork(Type network)
    {
        string[] layers =
        [
            .. network.CustomAttributes.Select(attribute => attribute.AttributeType)
                .Where(type => type.Namespace == typeof(NetworkAttribute).Namespace && type != typeof(NetworkAttribute) && type != typeof(LossAttribute))
                .Select(type => type.Name),
        ];
        bool isFlat = layers[0] == nameof(FlattenAttribute) || network.GetCustomAttribute<NetworkAttribute>()!.InputShape.Count == 1;
        return isFlat && layers.All(name => name is nameof(DenseAttribute) or nameof(FlattenAttribute));
    }

    private static int Constant(Type network, string name) => (int)network.GetField(name)!.GetRawConstantValue()!;

    private bool Implements(Type definition) => Network.GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == definition);
}

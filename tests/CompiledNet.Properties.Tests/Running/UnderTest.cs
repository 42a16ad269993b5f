using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Reference;
using CompiledNet.Tests.Rounding;

namespace CompiledNet.Properties.Tests.Running;

internal static class UnderTest
{
    /// <summary>A network with drawn parameters, and its reference.</summary>
    public static (Architecture Architecture, NetworkUnderTest Network, ReferenceNetwork Reference) Create(Type type)
    {
        NetworkUnderTest network = Adapt(type);
        var architecture = Architecture.Of(type);
        float[] parameters = Draw.Parameters(architecture);
        network.Parameters = parameters;
        return (architecture, network, new ReferenceNetwork(architecture, [.. parameters.Select(value => (double)value)]));
    }

    /// <summary>A network of layers of any kind with drawn parameters, and what it must compute.</summary>
    public static (Architecture Architecture, NetworkUnderTest Network, GraphExpectation Expected) CreateLayered(Type type)
    {
        NetworkUnderTest network = Adapt(type);
        Draw.Tensors(network);
        NetworkDescription description = network.Description;
        LossSpec? loss = Architecture.Of(type).Loss;
        var architecture = new Architecture(description.InputSize, [new LayerSpec(description.InputSize, description.OutputSize, new ActivationSpec(Activation.Linear))], loss);
        var expected = new GraphExpectation(
            description,
            loss,
            name => [.. network.Tensor(name).ToArray().Select(value => (double)value)],
            (layer, rows) => [.. network.DropoutMask(layer, rows).Select(value => (double)value)]);
        return (architecture, network, expected);
    }

    /// <summary>A network whose rows are steps in time, and what it must compute of sequences with so many, each of which is one row there.</summary>
    public static (NetworkUnderTest Network, GraphExpectation Expected, LossSpec? Loss) CreateStream(Type type, int steps)
    {
        NetworkUnderTest network = Adapt(type);
        Draw.Tensors(network);
        LossSpec? loss = Architecture.Of(type).Loss;
        var expected = new GraphExpectation(
            network.Description.OfSequences(steps),
            loss,
            name => [.. network.Tensor(name).ToArray().Select(value => (double)value)],
            (layer, sequences) => [.. network.DropoutMask(layer, sequences * steps).Select(value => (double)value)]);
        return (network, expected, loss);
    }

    private static NetworkUnderTest Adapt(Type type)
    {
        Type adapter = Implements(type, typeof(IClassifierNetwork<>)) ? typeof(ClassifierUnderTest<>)
            : Implements(type, typeof(ITrainableNetwork<>)) ? typeof(TrainableUnderTest<>)
            : typeof(NetworkUnderTest<>);
        return (NetworkUnderTest)Activator.CreateInstance(adapter.MakeGenericType(type))!;
    }

    private static bool Implements(Type type, Type definition) =>
        type.GetInterfaces().Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == definition);
}

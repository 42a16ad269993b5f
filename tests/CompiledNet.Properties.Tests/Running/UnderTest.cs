using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Properties.Tests.Running;

internal static class UnderTest
{
    /// <summary>A network with drawn parameters, and its reference.</summary>
    public static (Architecture Architecture, NetworkUnderTest Network, ReferenceNetwork Reference) Create(Type type)
    {
        Type adapter = Implements(type, typeof(IClassifierNetwork<>)) ? typeof(ClassifierUnderTest<>)
            : Implements(type, typeof(ITrainableNetwork<>)) ? typeof(TrainableUnderTest<>)
            : typeof(NetworkUnderTest<>);
        var network = (NetworkUnderTest)Activator.CreateInstance(adapter.MakeGenericType(type))!;
        var architecture = Architecture.Of(type);
        float[] parameters = Draw.Parameters(architecture);
        network.Parameters = parameters;
        return (architecture, network, new ReferenceNetwork(architecture, [.. parameters.Select(value => (double)value)]));
    }

    private static bool Implements(Type type, Type definition) =>
        type.GetInterfaces().Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == definition);
}

using CompiledNet.Generator;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Tests.Running;
using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Programs.Tests.Cases;

/// <summary>A generated class, and the model that it was generated from.</summary>
internal sealed record CompiledNetwork(Type Type, NetworkModel Model)
{
    public Architecture Architecture { get; } = Architecture.Of(Type);

    /// <summary>The models of a project, in the order of their declarations.</summary>
    public static IEnumerable<NetworkModel> ModelsOf(Outcome outcome) =>
        outcome.Driver.GetRunResult().Results.Single().TrackedSteps[TrackingNames.Model]
            .SelectMany(step => step.Outputs)
            .Select(output => output.Value)
            .OfType<Checked<NetworkModel>>()
            .Select(result => result.Value!);

    /// <summary>A network with drawn parameters.</summary>
    public NetworkUnderTest Create()
    {
        Type adapter = Implements(typeof(IClassifierNetwork<>)) ? typeof(ClassifierUnderTest<>)
            : Implements(typeof(ITrainableNetwork<>)) ? typeof(TrainableUnderTest<>)
            : typeof(NetworkUnderTest<>);
        var network = (NetworkUnderTest)Activator.CreateInstance(adapter.MakeGenericType(Type))!;
        network.Parameters = Draw.Parameters(Architecture);
        return network;
    }

    private bool Implements(Type definition) => Type.GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == definition);
}

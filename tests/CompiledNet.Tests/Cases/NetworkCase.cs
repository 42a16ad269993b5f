using System.Reflection;
using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Cases;

/// <summary>
/// A network of CompiledNet.Tests.Networks, found by its attribute; generic classes are closed over <see cref="int"/>.
/// </summary>
internal sealed record NetworkCase(Type Network)
{
    private static readonly Dictionary<string, NetworkCase> All = typeof(DigitClassifier).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(NetworkAttribute)))
        .Select(type => type.ContainsGenericParameters ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(int))]) : type)
        .Select(type => new NetworkCase(type))
        .ToDictionary(@case => @case.Name);

    public string Name => Network.FullName!.Split('[')[0].Replace("CompiledNet.Tests.Networks.", "", StringComparison.Ordinal);

    public Architecture Architecture { get; } = Architecture.Of(Network);

    public static IEnumerable<NetworkCase> Every => All.Values;

    public static NetworkCase Get(string name) => All[name];

    public static NetworkCase Of<TNetwork>() => new(typeof(TNetwork));

    /// <summary>A network with drawn parameters, and its reference.</summary>
    public (NetworkUnderTest Network, ReferenceNetwork Reference) Create()
    {
        Type adapter = Implements(typeof(IClassifierNetwork<>)) ? typeof(ClassifierUnderTest<>)
            : Implements(typeof(ITrainableNetwork<>)) ? typeof(TrainableUnderTest<>)
            : typeof(NetworkUnderTest<>);
        var network = (NetworkUnderTest)Activator.CreateInstance(adapter.MakeGenericType(Network))!;
        float[] parameters = Draw.Parameters(Architecture);
        network.Parameters = parameters;
        return (network, new ReferenceNetwork(Architecture, [.. parameters.Select(value => (double)value)]));
    }

    private bool Implements(Type definition) => Network.GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == definition);
}

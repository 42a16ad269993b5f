using System.Reflection;
using CompiledNet.Generator;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Tests.Running;
using CompiledNet.Properties.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Programs.Tests.Cases;

/// <summary>The networks of the tests, compiled from their source with kernels of both kinds.</summary>
internal static class TestNetworks
{
    private static readonly Dictionary<KernelSource, Lazy<IReadOnlyDictionary<string, CompiledNetwork>>> Compiled =
        Enum.GetValues<KernelSource>().ToDictionary(kernels => kernels, kernels => new Lazy<IReadOnlyDictionary<string, CompiledNetwork>>(() => Compile(kernels)));

    public static IReadOnlyDictionary<string, NetworkModel> Models { get; } = ModelsOf(ProjectOf().Generate());

    public static CompiledNetwork Get(string name, KernelSource kernels) => Compiled[kernels].Value[name];

    private static Dictionary<string, CompiledNetwork> Compile(KernelSource kernels)
    {
        Project project = ProjectOf() with { Kernels = kernels.ToString() };
        using Stream assembly = KeptAssembly.Of(project, () => LoadedProject.Compile(project.Generate()));
        return LoadedProject.Of(assembly).Networks
            .Select(network => new CompiledNetwork(network, Models[network.Name.Split('`')[0]]))
            .ToDictionary(network => network.Model.Type.Name);
    }

    private static Dictionary<string, NetworkModel> ModelsOf(Outcome outcome) => CompiledNetwork.ModelsOf(outcome).ToDictionary(model => model.Type.Name);

    private static Project ProjectOf() => new([.. Sources(), MoreNetworks.Source, LayerNetworks.Source, RecurrentNetworks.Source, StreamNetworks.Source]) { Optimization = OptimizationLevel.Release };

    private static IEnumerable<string> Sources()
    {
        Assembly assembly = typeof(TestNetworks).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Networks/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}

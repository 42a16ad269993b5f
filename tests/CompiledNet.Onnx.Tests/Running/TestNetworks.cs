using System.Reflection;
using CompiledNet.Generator.Tests.Running;
using CompiledNet.Properties.Tests.Running;

[assembly: AssemblyFixture(typeof(CompiledNet.Onnx.Tests.Running.TestNetworks))]

namespace CompiledNet.Onnx.Tests.Running;

/// <summary>The networks that tests declare, compiled in memory.</summary>
public sealed class TestNetworks : IDisposable
{
    private readonly LoadedProject _project = LoadedProject.Of(new Project([.. Sources()]) { Optimization = Microsoft.CodeAnalysis.OptimizationLevel.Release }.Generate());

    /// <summary>One of each, sorted by name.</summary>
    internal IEnumerable<OnnxNetwork> All => _project.Networks.OrderBy(type => type.Name, StringComparer.Ordinal).Select(OnnxNetwork.Of);

    public void Dispose() => _project.Dispose();

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

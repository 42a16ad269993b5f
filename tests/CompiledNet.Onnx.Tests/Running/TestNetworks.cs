using System.Reflection;
using CompiledNet.Generator.Tests.Running;
using CompiledNet.Properties.Tests.Running;

[assembly: AssemblyFixture(typeof(CompiledNet.Onnx.Tests.Running.TestNetworks))]

namespace CompiledNet.Onnx.Tests.Running;

/// <summary>The networks that tests declare, compiled in memory.</summary>
public sealed class TestNetworks : IDisposable
{
    private readonly Lazy<LoadedProject> _project = new(() => LoadedProject.Of(new Project([.. Sources()]) { Optimization = Microsoft.CodeAnalysis.OptimizationLevel.Release }.Generate()));

    /// <summary>One of each, sorted by name.</summary>
    internal IEnumerable<OnnxNetwork> All => _project.Value.Networks.OrderBy(type => type.Name, StringComparer.Ordinal).Select(OnnxNetwork.Of);

    public void Dispose()
    {
        if (_project.IsValueCreated)
            _project.Value.Dispose();
    }

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

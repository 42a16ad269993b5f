using CompiledNet.Generator.Tests.Running;
using CompiledNet.Properties.Tests.Running;

namespace CompiledNet.Onnx.Tests.Running;

/// <summary>Imported classes, compiled in memory with their tensors in them. A file is what the import wrote, letter by letter.</summary>
internal sealed class ImportedNetworks : IDisposable
{
    private readonly LoadedProject _project;
    private readonly Dictionary<string, ImportedNetwork> _imported;

    public ImportedNetworks(IEnumerable<ImportedNetwork> imported)
    {
        _imported = imported.ToDictionary(network => network.ClassName);
        Outcome outcome = new Project([.. _imported.Values.Select(network => network.Declaration)]) { Optimization = Microsoft.CodeAnalysis.OptimizationLevel.Release }.Generate();
        if (outcome.Reports.Count > 0)
            Assert.Fail(string.Join('\n', outcome.Reports.Select(report => $"{report}\n{report.Location.SourceTree}")));
        _project = LoadedProject.Of(outcome);
    }

    public OnnxNetwork this[string className]
    {
        get
        {
            OnnxNetwork network = OnnxNetwork.Of(_project.Networks.Single(type => type.Name == className));
            network.Tensors = _imported[className].Tensors;
            return network;
        }
    }

    /// <summary>One network alone.</summary>
    public static float[] Forward(ImportedNetwork imported, float[] inputs)
    {
        using var networks = new ImportedNetworks([imported]);
        return networks[imported.ClassName].Forward(inputs);
    }

    public void Dispose() => _project.Dispose();
}

namespace CompiledNet.Onnx.Tests.Running;

/// <summary>The networks that tests declare, drawn, exported, imported and compiled again.</summary>
public sealed class RoundTrips : IDisposable
{
    private readonly Lazy<(OnnxNetwork[] Originals, ImportedNetwork[] Imported, ImportedNetworks Compiled)> _trips;

    public RoundTrips(TestNetworks networks) => _trips = new(() => Make(networks));

    /// <summary>Each network, its import, and the class that was imported.</summary>
    internal IEnumerable<(OnnxNetwork Original, ImportedNetwork Import, OnnxNetwork Compiled)> All =>
        _trips.Value.Originals.Zip(_trips.Value.Imported, (original, import) => (original, import, _trips.Value.Compiled[import.ClassName]));

    public void Dispose()
    {
        if (_trips.IsValueCreated)
            _trips.Value.Compiled.Dispose();
    }

    private static (OnnxNetwork[], ImportedNetwork[], ImportedNetworks) Make(TestNetworks networks)
    {
        OnnxNetwork[] originals = [.. networks.All];
        var imported = new List<ImportedNetwork>();
        var failures = new List<string>();
        foreach (OnnxNetwork network in originals)
        {
            network.Draw(seed: 7);
            byte[] model = OnnxExport.ToBytes(network.Description, network.Tensors);
            try
            {
                imported.Add(OnnxImport.Read(model, new OnnxImportOptions { ClassName = network.Description.Name }));
            }
            catch (OnnxImportException exception)
            {
                failures.Add($"{network.Description.Name}: {exception.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        return (originals, [.. imported], new ImportedNetworks(imported));
    }
}

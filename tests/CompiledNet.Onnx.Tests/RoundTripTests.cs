using CompiledNet.Onnx.Tests.Running;

namespace CompiledNet.Onnx.Tests;

public sealed class RoundTripTests(TestNetworks networks)
{
    [Fact]
    public void What_was_exported_is_imported_as_the_same_bits_of_parameters_and_outputs()
    {
        var originals = new List<OnnxNetwork>();
        var imported = new List<ImportedNetwork>();
        var failures = new List<string>();
        foreach (OnnxNetwork network in networks.All)
        {
            network.Draw(seed: 7);
            byte[] model = OnnxExport.ToBytes(network.Description, network.Tensors);
            try
            {
                imported.Add(OnnxImport.Read(model, new OnnxImportOptions { ClassName = network.Description.Name }));
                originals.Add(network);
            }
            catch (OnnxImportException exception)
            {
                failures.Add($"{network.Description.Name}: {exception.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        using var compiled = new ImportedNetworks(imported);
        foreach ((OnnxNetwork original, ImportedNetwork import) in originals.Zip(imported))
        {
            OnnxNetwork network = compiled[import.ClassName];
            float[][] before = [.. original.Tensors.Select(tensor => tensor.Values)], after = [.. network.Tensors.Select(tensor => tensor.Values)];
            if (before.Length != after.Length || before.Zip(after).Any(pair => !Bits(pair.First).SequenceEqual(Bits(pair.Second))))
                failures.Add($"{import.ClassName}: the tensors are not the same\n{import.Declaration}");
            if (!Arguments(original).SequenceEqual(Arguments(network)))
                failures.Add($"{import.ClassName}: the layers are not the same\n{import.Declaration}");
            float[] inputs = original.Inputs(rows: 3, seed: 8);
            // Whether products are fused with sums is no part of a model.
            bool sameBits = original.Description.Name.StartsWith("Unfused", StringComparison.Ordinal) || Bits(original.Forward(inputs)).SequenceEqual(Bits(network.Forward(inputs)));
            if (network.Description.InputSize != original.Description.InputSize || !sameBits)
                failures.Add($"{import.ClassName}: the outputs are not the same\n{import.Declaration}");
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    /// <summary>
    /// What is declared of layers. An activation may have been an argument or a layer of its own, shapes of inputs may be said by the network, and a pool of one
    /// position is none.
    /// </summary>
    private static IEnumerable<(string, float, float, float, int, int, int, Padding, string)> Arguments(OnnxNetwork network) => network.Description.Layers
        .Where(layer => layer.Kind is not ("Activation" or "Flatten" or "Reshape") && !(layer.Kind.StartsWith("Global", StringComparison.Ordinal) && layer.InputSize == layer.OutputSize))
        .Select(layer => (layer.Kind, layer.Momentum, layer.Epsilon, layer.Rate, layer.Stride, layer.Dilation, layer.Groups, layer.Padding, string.Join(' ', layer.Columns)));

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}

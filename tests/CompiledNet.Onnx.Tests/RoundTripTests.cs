using CompiledNet.Onnx.Tests.Running;

namespace CompiledNet.Onnx.Tests;

public sealed class RoundTripTests(RoundTrips trips) : IClassFixture<RoundTrips>
{
    [Fact]
    public void What_was_exported_is_imported_as_the_same_bits_of_parameters_and_outputs()
    {
        var failures = new List<string>();
        foreach ((OnnxNetwork original, ImportedNetwork import, OnnxNetwork network) in trips.All)
        {
            float[][] before = [.. original.Tensors.Select(tensor => tensor.Values)], after = [.. network.Tensors.Select(tensor => tensor.Values)];
            if (before.Length != after.Length || before.Zip(after).Any(pair => !Bits(pair.First).SequenceEqual(Bits(pair.Second))))
                failures.Add($"{import.ClassName}: the tensors are not the same\n{import.Declaration}");
            if (!Arguments(original).SequenceEqual(Arguments(network)))
                failures.Add($"{import.ClassName}: the layers are not the same\n{import.Declaration}");
            float[] inputs = original.Inputs(rows: 3, seed: 8);
            bool sameBits = !original.IsFused || Bits(original.Forward(inputs)).SequenceEqual(Bits(network.Forward(inputs)));
            if (network.Description.InputSize != original.Description.InputSize || !sameBits)
                failures.Add($"{import.ClassName}: the outputs are not the same\n{import.Declaration}");
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void An_import_describes_the_class_as_the_compiled_class_describes_itself()
    {
        string[] failures =
        [
            .. trips.All
                .Select(trip => (Expected: trip.Compiled.Description.ToJson(), Actual: trip.Import.Description.ToJson(), trip.Import.Declaration))
                .Where(texts => texts.Expected != texts.Actual)
                .Select(texts => $"{texts.Declaration}{texts.Expected}\n{texts.Actual}"),
        ];
        Assert.True(failures.Length == 0, string.Join("\n\n", failures));
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

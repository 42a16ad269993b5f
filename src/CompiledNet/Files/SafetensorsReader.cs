using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Safetensors bytes to parameters, and to standardizers.</summary>
internal static class SafetensorsReader
{
    /// <summary>Reads tensors of a network from where the stream stands.</summary>
    /// <param name="stream">A stream that can be read.</param>
    /// <param name="network">The network.</param>
    /// <param name="tensors">Those of its tensors that there should be.</param>
    /// <param name="wantsStandardizer">Whether there should also be the standardizer of the network's inputs.</param>
    /// <exception cref="InvalidDataException">The data are not those of this network, or damaged.</exception>
    public static StoredNetwork Read(Stream stream, NetworkDescription network, IEnumerable<ParameterTensor> tensors, bool wantsStandardizer)
    {
        ImmutableArray<SafetensorsEntry> entries = SafetensorsHeader.Read(stream);
        RequireStandardizer(entries, wantsStandardizer);
        SafetensorsTensor[] expected =
        [
            .. wantsStandardizer ? StandardizerTensors.Of(network.InputSize) : [],
            .. tensors.Select(SafetensorsTensor.Of),
        ];

        var floats = new Dictionary<string, float[]>();
        var doubles = new Dictionary<string, double[]>();
        foreach (SafetensorsTensor tensor in SafetensorsHeader.InDataOrder(entries, expected, network.Name))
        {
            if (tensor.Type == SafetensorsTensor.Double)
                doubles.Add(tensor.Name, SafetensorsData.ReadDoubles(stream, tensor));
            else
                floats.Add(tensor.Name, ReadFloats(stream, tensor));
        }

        return new StoredNetwork(floats, wantsStandardizer ? Restore(doubles) : null);
    }

    /// <summary>Reads a standardizer from where the stream stands.</summary>
    /// <exception cref="InvalidDataException">The data are not those of a standardizer, or damaged.</exception>
    public static Standardizer ReadStandardizer(Stream stream)
    {
        ImmutableArray<SafetensorsEntry> entries = SafetensorsHeader.Read(stream);
        SafetensorsTensor[] expected = StandardizerTensors.Of(StandardizerTensors.ColumnCount(entries));
        var doubles = new Dictionary<string, double[]>();
        foreach (SafetensorsTensor tensor in SafetensorsHeader.InDataOrder(entries, expected, "A standardizer"))
            doubles.Add(tensor.Name, SafetensorsData.ReadDoubles(stream, tensor));
        return Restore(doubles);
    }

    /// <summary>To load one without the other would give the network inputs of another scale, and no sign of it.</summary>
    private static void RequireStandardizer(ImmutableArray<SafetensorsEntry> entries, bool wanted)
    {
        bool found = StandardizerTensors.AreIn(entries);
        if (found && !wanted)
            throw new InvalidDataException("The parameters were saved with the standardizer of the network's inputs; load both: ParameterFile.Load(…, parameters, out Standardizer standardizer).");
        if (wanted && !found)
            throw new InvalidDataException("The parameters were saved without a standardizer; load them alone: ParameterFile.Load(…, parameters).");
    }

    private static float[] ReadFloats(Stream stream, SafetensorsTensor tensor)
    {
        float[] values = GC.AllocateUninitializedArray<float>((int)(tensor.ByteCount / sizeof(float)));
        SafetensorsData.ReadFinite(stream, values, tensor);
        return values;
    }

    private static Standardizer Restore(Dictionary<string, double[]> tensors)
    {
        double[] means = tensors[StandardizerTensors.Means];
        double[] standardDeviations = tensors[StandardizerTensors.StandardDeviations];
        int column = Standardizer.FirstInvalidColumn(means, standardDeviations);
        return column < 0
            ? new Standardizer(means, standardDeviations)
            : throw new InvalidDataException($"Column {column} of the standardizer has the mean {means[column]} and the standard deviation {standardDeviations[column]}; finite numbers were expected, and a deviation of at least 0.");
    }
}

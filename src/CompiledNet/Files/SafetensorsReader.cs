using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Safetensors bytes to parameters, to standardizers, and to tensors by themselves.</summary>
internal static class SafetensorsReader
{
    // What PyTorch counts in a batch norm, for a momentum that this library does not have.
    private const string BatchCount = "num_batches_tracked";

    /// <summary>Reads tensors of a network from where the stream stands.</summary>
    /// <param name="stream">A stream that can be read.</param>
    /// <param name="network">The network.</param>
    /// <param name="withStatistics">Whether its statistics should be there too.</param>
    /// <param name="names">What names of the file mean; null if they are those of the network.</param>
    /// <param name="wantsStandardizer">Whether there should also be the standardizer of the network's inputs; null if both is well.</param>
    /// <exception cref="InvalidDataException">The data are not those of this network, or damaged.</exception>
    public static StoredNetwork Read(Stream stream, NetworkDescription network, bool withStatistics, ParameterNames? names, bool? wantsStandardizer)
    {
        SafetensorsHeader header = SafetensorsHeader.Read(stream);
        SafetensorsEntry[] standardizer = [.. header.Entries.Where(StandardizerTensors.IsOne)];
        RequireStandardizer(standardizer.Length > 0, wantsStandardizer);
        if (standardizer.Length > 0)
            StandardizerTensors.Require(standardizer, network.InputSize);
        if (header.Entries.FirstOrDefault(ImputerTensor.IsOne) is { } imputer)
        {
            RequireWantedImputer(wantsStandardizer);
            ImputerTensor.Require(imputer, network.InputSize);
        }

        Dictionary<string, ParameterTensor> tensors = TensorMatching.Match([.. header.Entries.Where(entry => !StandardizerTensors.IsOne(entry) && !ImputerTensor.IsOne(entry) && !IsBatchCount(entry))], network, withStatistics, names);
        ImmutableArray<string> classNames = ClassNames(header, network);

        var floats = new Dictionary<string, float[]>();
        var doubles = new Dictionary<string, double[]>();
        Imputer? restored = null;
        foreach (StoredTensor tensor in SafetensorsLayout.InDataOrder(header.Entries))
        {
            if (tensors.TryGetValue(tensor.Name, out ParameterTensor? parameter))
                floats.Add(parameter.Name, ReadParameters(stream, tensor));
            else if (tensor.Name is StandardizerTensors.Means or StandardizerTensors.StandardDeviations)
                doubles.Add(tensor.Name, TensorData.ReadDoubles(stream, tensor));
            else if (tensor.Name == ImputerTensor.Values)
                restored = new Imputer(TensorData.ReadFloats(stream, tensor, isFinite: true));
            else
                TensorData.Skip(stream, tensor);
        }
        return new StoredNetwork(floats, new Preprocessing { Imputer = restored, Standardizer = doubles.Count > 0 ? Restore(doubles) : null, ClassNames = classNames });
    }

    /// <summary>Reads a standardizer from where the stream stands.</summary>
    /// <exception cref="InvalidDataException">The data are not those of a standardizer, or damaged.</exception>
    public static Standardizer ReadStandardizer(Stream stream)
    {
        ImmutableArray<SafetensorsEntry> entries = SafetensorsHeader.Read(stream).Entries;
        StandardizerTensors.Require(entries, StandardizerTensors.ColumnCount(entries));
        var doubles = new Dictionary<string, double[]>();
        foreach (StoredTensor tensor in SafetensorsLayout.InDataOrder(entries))
            doubles.Add(tensor.Name, TensorData.ReadDoubles(stream, tensor));
        return Restore(doubles);
    }

    /// <summary>Reads all tensors from where the stream stands.</summary>
    /// <exception cref="InvalidDataException">The data are damaged or of another format.</exception>
    public static SafetensorsContent ReadAll(Stream stream)
    {
        SafetensorsHeader header = SafetensorsHeader.Read(stream);
        ImmutableArray<NamedTensor> tensors =
        [
            .. SafetensorsLayout.InDataOrder(header.Entries)
                .Select(tensor => new NamedTensor(tensor.Name, tensor.Shape, TensorData.ReadFloats(stream, tensor, isFinite: false))),
        ];
        return new SafetensorsContent(tensors, header.Metadata);
    }

    private static bool IsBatchCount(SafetensorsEntry entry) =>
        entry.Name == BatchCount || entry.Name.EndsWith("." + BatchCount, StringComparison.Ordinal);

    /// <summary>To load one without the other would give the network inputs of another scale, and no sign of it.</summary>
    private static void RequireStandardizer(bool isThere, bool? wanted)
    {
        if (isThere && wanted == false)
            throw new InvalidDataException("The parameters were saved with the standardizer of the network's inputs; load both: ParameterFile.Load(…, parameters, out Standardizer standardizer).");
        if (!isThere && wanted == true)
            throw new InvalidDataException("The parameters were saved without a standardizer; load them alone: ParameterFile.Load(…, parameters).");
    }

    /// <summary>Who asks for all that was stored, is given it; others would have networks that see NaN.</summary>
    private static void RequireWantedImputer(bool? wantsStandardizer)
    {
        if (wantsStandardizer is not null)
            throw new InvalidDataException("The parameters were saved with an imputer for missing inputs; load it too: ParameterFile.Load(…, parameters, out Preprocessing preprocessing).");
    }

    private static ImmutableArray<string> ClassNames(SafetensorsHeader header, NetworkDescription network)
    {
        ImmutableArray<string> names = FileMetadata.ClassNamesIn(header.Metadata);
        return Preprocessing.FaultOf(network, names) is { } fault ? throw new InvalidDataException(fault + ".") : names;
    }

    private static float[] ReadParameters(Stream stream, StoredTensor tensor) => Elements.IsFloat(tensor.Type)
        ? TensorData.ReadFloats(stream, tensor, isFinite: true)
        : throw new InvalidDataException($"'{tensor.Name}' has the dtype {SafetensorsTypes.NameOf(tensor.Type)}; one of {SafetensorsTypes.List(integers: false)} was expected.");

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

namespace CompiledNet;

/// <summary>Parameters, and the standardizer of a network's inputs, to safetensors bytes.</summary>
internal static class SafetensorsWriter
{
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite.</exception>
    public static void RequireFinite<TNetwork>(ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        // One pass over the storage finds out whether there is anything to look for.
        if (float.IsFinite(Magnitude.Largest(parameters.AsSpan())))
            return;
        foreach (ParameterTensor tensor in TNetwork.Description.StoredTensors)
        {
            float[] values = parameters[tensor].ToArray();
            int index = TensorData.IndexOfNonFinite(values);
            if (index >= 0)
                throw new InvalidOperationException($"Element {index} of '{tensor.Name}' is {values[index]}; only finite parameters are stored.");
        }
    }

    /// <summary>
    /// Writes a network. What has elements of eight bytes comes first: so all data lie at multiples of their elements' size.
    /// </summary>
    public static void Write<TNetwork>(Stream stream, ParameterBuffer<TNetwork> parameters, Preprocessing preprocessing)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription network = TNetwork.Description;
        NetworkTensor[] tensors = NetworkTensor.Of(network, withStatistics: true);
        StoredTensor[] standardizer = preprocessing.Standardizer is { } stored ? StandardizerTensors.Of(stored.ColumnCount) : [];
        StoredTensor[] imputer = preprocessing.Imputer is null ? [] : [ImputerTensor.Of(preprocessing.Imputer)];
        SafetensorsHeader.Write(stream, standardizer.Concat(imputer).Concat(tensors.Select(Header)), FileMetadata.Of(network, preprocessing.ClassNames));
        if (preprocessing.Standardizer is not null)
            WriteValues(stream, preprocessing.Standardizer);
        if (preprocessing.Imputer is not null)
            TensorData.Write(stream, preprocessing.Imputer.Values);
        foreach (NetworkTensor tensor in tensors)
            TensorData.Write(stream, parameters[tensor.Tensor]);
    }

    /// <summary>Writes what there is one of for each trained parameter of a network.</summary>
    public static void WriteTrained<TNetwork>(Stream stream, ParameterBuffer<TNetwork> values)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkTensor[] tensors = NetworkTensor.Of(TNetwork.Description, withStatistics: false);
        SafetensorsHeader.Write(stream, tensors.Select(Header));
        foreach (NetworkTensor tensor in tensors)
            TensorData.Write(stream, values[tensor.Tensor]);
    }

    public static void Write(Stream stream, IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        SafetensorsHeader.Write(stream, tensors.Select(tensor => new StoredTensor(tensor.Name, ElementType.Float32, tensor.Shape)), metadata);
        foreach (NamedTensor tensor in tensors)
            TensorData.Write(stream, tensor.Values);
    }

    public static void Write(Stream stream, Standardizer standardizer)
    {
        SafetensorsHeader.Write(stream, StandardizerTensors.Of(standardizer.ColumnCount));
        WriteValues(stream, standardizer);
    }

    private static StoredTensor Header(NetworkTensor tensor) => new(tensor.FileName, ElementType.Float32, tensor.Tensor.Shape);

    private static void WriteValues(Stream stream, Standardizer standardizer)
    {
        TensorData.Write(stream, standardizer.PreciseMeans);
        TensorData.Write(stream, standardizer.PreciseStandardDeviations);
    }
}

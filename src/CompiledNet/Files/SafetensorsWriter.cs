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
            int index = SafetensorsData.IndexOfNonFinite(values);
            if (index >= 0)
                throw new InvalidOperationException($"Element {index} of '{tensor.Name}' is {values[index]}; only finite parameters are stored.");
        }
    }

    /// <summary>
    /// Writes tensors of a network. What has elements of eight bytes comes first: so all data lie at multiples of their elements' size.
    /// </summary>
    public static void Write<TNetwork>(Stream stream, ParameterBuffer<TNetwork> parameters, IEnumerable<ParameterTensor> tensors, Standardizer? standardizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        IEnumerable<SafetensorsTensor> stored = tensors.Select(SafetensorsTensor.Of);
        SafetensorsHeader.Write(stream, standardizer is null ? stored : StandardizerTensors.Of(standardizer.ColumnCount).Concat(stored));
        if (standardizer is not null)
            WriteValues(stream, standardizer);
        foreach (ParameterTensor tensor in tensors)
            SafetensorsData.Write(stream, parameters[tensor]);
    }

    public static void Write(Stream stream, Standardizer standardizer)
    {
        SafetensorsHeader.Write(stream, StandardizerTensors.Of(standardizer.ColumnCount));
        WriteValues(stream, standardizer);
    }

    private static void WriteValues(Stream stream, Standardizer standardizer)
    {
        SafetensorsData.Write(stream, standardizer.PreciseMeans);
        SafetensorsData.Write(stream, standardizer.PreciseStandardDeviations);
    }
}

namespace CompiledNet;

/// <summary>What was read of a network, every value checked, before it is set.</summary>
/// <param name="Tensors">The values of each tensor that was stored in canonical order, by its name.</param>
/// <param name="Preprocessing">What was stored with the parameters.</param>
internal sealed record StoredNetwork(IReadOnlyDictionary<string, float[]> Tensors, Preprocessing Preprocessing)
{
    public void CopyTo<TNetwork>(ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        foreach (ParameterTensor tensor in TNetwork.Description.StoredTensors.Where(stored => Tensors.ContainsKey(stored.Name)))
            parameters[tensor].CopyFrom(Tensors[tensor.Name]);
    }
}

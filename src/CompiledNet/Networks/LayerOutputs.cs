using CompiledNet.Reference;

namespace CompiledNet;

/// <summary>
/// What inner layers give, which generated methods keep in registers or write over. It is computed from the network's description and the
/// definitions of its layers in double precision and rounded once: meant for looking into a network, not for speed.
/// </summary>
public static class LayerOutputs
{
    /// <summary>What a layer gives at inference for rows of inputs.</summary>
    /// <param name="model">The network, whose parameters are only read.</param>
    /// <param name="layer">The layer's name, <c>"Dense1"</c>. With an activation among its arguments it gives what comes behind that.</param>
    /// <param name="inputs">Rows of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <returns>As many rows of <see cref="LayerDescription.OutputSize"/> values.</returns>
    /// <exception cref="ArgumentException">There are no whole rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    /// <exception cref="KeyNotFoundException">There is no layer of this name.</exception>
    public static float[] Of<TNetwork>(TNetwork model, string layer, ReadOnlySpan<float> inputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(layer);
        NetworkDescription network = TNetwork.Description;
        int number = network.Layers.ToList().FindIndex(candidate => candidate.Name == layer);
        if (number < 0)
            throw new KeyNotFoundException($"{network.Name} has no layer '{layer}'; it has {string.Join(", ", network.Layers.Select(candidate => candidate.Name))}.");
        if (inputs.Length % network.InputSize != 0)
            throw new ArgumentException($"There are {inputs.Length} inputs; whole rows of {network.InputSize} are needed.", nameof(inputs));
        RequireIndices(network, inputs);
        if (inputs.IsEmpty)
            return [];

        // The loss starts from what is in front of the last activation, which is wanted here.
        NetworkDescription front = network with { Layers = network.Layers[..(number + 1)], Loss = null };
        ReferenceSteps steps = ReferenceLayers.Steps(front, tensor => [.. model.Parameters[tensor].ToArray().Select(value => (double)value)], masks: null);
        double[][] values = steps.Forward([.. inputs.ToArray().Select(value => (double)value)], null, DoubleArithmetic.Instance);
        return [.. values[steps.Output].Select(value => (float)value)];
    }

    private static void RequireIndices(NetworkDescription network, ReadOnlySpan<float> inputs)
    {
        foreach (LayerDescription embedding in network.Layers.Where(candidate => candidate.Kind == "Embedding"))
        {
            int count = embedding.Tensors[0].Shape[0];
            foreach (int column in embedding.Columns)
            {
                for (int place = column; place < inputs.Length; place += network.InputSize)
                {
                    if (!(inputs[place] >= 0 && inputs[place] < count && inputs[place] == MathF.Floor(inputs[place])))
                        throw new ArgumentOutOfRangeException(nameof(inputs), inputs[place], $"Input {column} of row {place / network.InputSize} is an index; it must be a whole number from 0 to {count - 1}.");
                }
            }
        }
    }
}

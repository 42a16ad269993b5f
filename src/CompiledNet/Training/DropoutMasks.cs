using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>The masks of dropout, for training loops of one's own and for checks.</summary>
public static class DropoutMasks
{
    /// <summary>
    /// Says which masks the calls of <c>Backward</c> that follow draw. They draw the same ones until it is called again, so a training loop
    /// of one's own calls it before each step; a <see cref="Trainer{TNetwork}"/> does so by itself. A network without dropout has none.
    /// </summary>
    /// <param name="network">A generated network.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="step">The number of the step, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    /// <exception cref="NotSupportedException">The network was not generated.</exception>
    public static void SetDropout<TNetwork>(this TNetwork network, int seed, long step)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ExecutionOf(network).Dropout = Dropout.Key(seed, step);
    }

    /// <summary>The mask that <c>Backward</c> draws now for a layer: what each of its inputs is multiplied by.</summary>
    /// <remarks>
    /// Units are the indices of the last axis. Of a layer with more axes every position is a row of its own:
    /// <c>row·positions + position</c> is the number by which its mask is drawn.
    /// </remarks>
    /// <param name="network">A generated network.</param>
    /// <param name="layer">The index in <see cref="NetworkDescription.Layers"/> of a dropout.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <returns>For each row <see cref="LayerDescription.InputSize"/> values, 0 or <c>1/(1 − rate)</c>.</returns>
    /// <exception cref="ArgumentException">The layer is not a dropout.</exception>
    /// <exception cref="NotSupportedException">The network was not generated.</exception>
    public static float[] GetDropoutMask<TNetwork>(this TNetwork network, int layer, int rows)
        where TNetwork : class, INetwork<TNetwork>
    {
        LayerDescription dropout = TNetwork.Description.Layers[layer];
        if (dropout.Kind != "Dropout")
            throw new ArgumentException($"Layer '{dropout.Name}' is of the kind {dropout.Kind}; only a Dropout has a mask.", nameof(layer));

        DropoutKey key = ExecutionOf(network).Dropout;
        int units = dropout.InputShape[^1];
        var mask = new float[RowArray.Length(rows, dropout.InputSize, "mask values", nameof(rows))];
        for (int i = 0; i < mask.Length; i++)
            mask[i] = Dropout.At(dropout.Rate, in key, layer, i / units, i % units);
        return mask;
    }

    private static NetworkExecution ExecutionOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Execution ?? throw new NotSupportedException($"{TNetwork.Description.Name} was not generated, so its masks are not known here.");
    }
}

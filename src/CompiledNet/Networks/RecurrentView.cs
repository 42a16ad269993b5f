namespace CompiledNet;

/// <summary>
/// The parameters of one recurrent layer, read and written in place, with PyTorch's shapes: a block of rows for each gate, one below the other. The
/// gates of a GRU are <c>r, z, n</c>, those of an LSTM <c>i, f, g, o</c>.
/// </summary>
public readonly struct RecurrentView
{
    /// <summary>The view of a layer.</summary>
    public RecurrentView(TensorView weightsIh, TensorView weightsHh, TensorView biasesIh, TensorView biasesHh) =>
        (WeightsIh, WeightsHh, BiasesIh, BiasesHh) = (weightsIh, weightsHh, biasesIh, biasesHh);

    /// <summary>The weights of the inputs, <c>WeightsIh[gate·units + unit, input]</c>.</summary>
    public TensorView WeightsIh { get; }

    /// <summary>The weights of the state, <c>WeightsHh[gate·units + unit, unit before]</c>.</summary>
    public TensorView WeightsHh { get; }

    /// <summary>The biases of the sums over the inputs, <c>BiasesIh[gate·units + unit]</c>.</summary>
    public TensorView BiasesIh { get; }

    /// <summary>The biases of the sums over the state, <c>BiasesHh[gate·units + unit]</c>.</summary>
    public TensorView BiasesHh { get; }
}

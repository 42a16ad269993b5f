namespace CompiledNet;

/// <summary>
/// The parameters of a GRU with the reset before the product (<see cref="GRUAttribute.ResetAfter"/> is false), read and written in place: a block of rows for each gate, <c>r, z, n</c>, one
/// below the other.
/// </summary>
public readonly struct EarlyResetView
{
    /// <summary>The view of a layer.</summary>
    public EarlyResetView(TensorView weightsIh, TensorView weightsHh, TensorView weightsHn, TensorView biasesIh) =>
        (WeightsIh, WeightsHh, WeightsHn, BiasesIh) = (weightsIh, weightsHh, weightsHn, biasesIh);

    /// <summary>The weights of the inputs, <c>WeightsIh[gate·units + unit, input]</c>.</summary>
    public TensorView WeightsIh { get; }

    /// <summary>The weights of the state in the gates <c>r</c> and <c>z</c>, <c>WeightsHh[gate·units + unit, unit before]</c>.</summary>
    public TensorView WeightsHh { get; }

    /// <summary>The weights of what the reset leaves of the state, <c>WeightsHn[unit, unit before]</c>.</summary>
    public TensorView WeightsHn { get; }

    /// <summary>The biases, <c>BiasesIh[gate·units + unit]</c>.</summary>
    public TensorView BiasesIh { get; }
}

namespace CompiledNet;

/// <summary>
/// Training met NaN or infinity. The network's parameters and the optimizer's state are, bit for bit, those that the last
/// completed step left.
/// </summary>
public sealed class NonFiniteException : ArithmeticException
{
    internal NonFiniteException(NonFiniteFinding finding, long step, BatchPlace? place, float loss, string message)
        : base(message)
    {
        Origin = finding.Origin;
        Layer = finding.Layer;
        Tensor = finding.Tensor;
        Row = finding.Row;
        Step = step;
        Epoch = place?.Epoch;
        Batch = place?.Batch;
        Loss = loss;
    }

    /// <summary>Where NaN or infinity was met first.</summary>
    public NonFiniteOrigin Origin { get; }

    /// <summary>The layer's name; null where no layer is to blame: for inputs, targets and the loss.</summary>
    public string? Layer { get; }

    /// <summary>The parameter tensor's name, where its gradient or its update was the first, or the statistics of a batch.</summary>
    public string? Tensor { get; }

    /// <summary>
    /// The row's number, from 0, where inputs or targets were the first: in the dataset if it happened in
    /// <see cref="Trainer{TNetwork}.Fit"/>, else in the batch.
    /// </summary>
    public int? Row { get; }

    /// <summary>The number of the step that failed, from 1, counted since training began.</summary>
    public long Step { get; }

    /// <summary>The epoch, from 1, if it happened in <see cref="Trainer{TNetwork}.Fit"/>.</summary>
    public int? Epoch { get; }

    /// <summary>The batch in its epoch, from 1, if it happened in <see cref="Trainer{TNetwork}.Fit"/>.</summary>
    public int? Batch { get; }

    /// <summary>The cost of the batch.</summary>
    public float Loss { get; }
}

namespace CompiledNet;

/// <summary>A row of a <see cref="RowSource"/>. Its memory is read before the next row is asked for, and may hold that one then.</summary>
public readonly record struct StreamRow
{
    /// <summary>A row with a class label.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="label">The class index.</param>
    public StreamRow(ReadOnlyMemory<float> inputs, int label)
    {
        Inputs = inputs;
        Label = label;
    }

    /// <summary>A row with targets.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targets">The targets.</param>
    public StreamRow(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets)
    {
        Inputs = inputs;
        Targets = targets;
    }

    /// <summary>The inputs.</summary>
    public ReadOnlyMemory<float> Inputs { get; }

    /// <summary>The targets; empty for a row with a label.</summary>
    public ReadOnlyMemory<float> Targets { get; }

    /// <summary>The class index.</summary>
    public int Label { get; }

    /// <summary>How much the row counts, finite and at least 0; 1 unless set. It multiplies the loss of the row, as <see cref="FitOptions.RowWeights"/>.</summary>
    public float Weight { get; init; } = 1f;
}

namespace CompiledNet;

/// <summary>Memory for one mini-batch, filled again and again with chosen rows of a dataset.</summary>
internal sealed class BatchBuffer(Dataset data, RowTargets targets, int capacity)
{
    private readonly float[] _inputs = new float[RowArray.Length(capacity, data.InputSize, "inputs", nameof(FitOptions.BatchSize))];
    private readonly float[] _targets = new float[RowArray.Length(capacity, targets.Size, "targets", nameof(FitOptions.BatchSize))];
    private int _count;

    /// <summary>The largest number of rows.</summary>
    public int Capacity { get; } = capacity;

    /// <summary>The inputs of the rows gathered last.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.AsSpan(0, _count * data.InputSize);

    /// <summary>The targets of the rows gathered last.</summary>
    public ReadOnlySpan<float> Targets => _targets.AsSpan(0, _count * targets.Size);

    /// <summary>Copies rows here, in the order in which they are named.</summary>
    public void Gather(ReadOnlySpan<int> rows)
    {
        _count = rows.Length;
        for (int i = 0; i < rows.Length; i++)
        {
            data.Input(rows[i]).CopyTo(_inputs.AsSpan(i * data.InputSize));
            targets.Write(rows[i], _targets.AsSpan(i * targets.Size, targets.Size));
        }
    }
}

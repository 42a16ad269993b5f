namespace CompiledNet.Execution;

/// <summary>Sequences at addresses that do not change, for threads that share them.</summary>
/// <param name="inputs">The inputs, one sequence behind the other.</param>
/// <param name="targets">The targets; null if there are labels.</param>
/// <param name="labels">The labels; null if there are targets.</param>
/// <param name="weights">What the loss of each row is multiplied by; null if there is nothing.</param>
/// <param name="steps">The steps of each.</param>
/// <param name="warmUpSteps">How many of these do not count.</param>
/// <param name="memories">Where they begin, and which are left behind their last steps.</param>
internal readonly unsafe struct PinnedSequences(float* inputs, float* targets, int* labels, float* weights, int steps, int warmUpSteps, StreamMemory[] memories)
{
    public float* Inputs => inputs;

    public int Steps => steps;

    /// <summary>The weights of the rows from a sequence on; a null reference if there are none.</summary>
    public ref float WeightsFrom(int sequence) => ref *(weights is null ? null : weights + (nint)sequence * steps);

    /// <summary>Some of them.</summary>
    public SequenceBatch Slice<TPass>(int first, int count)
        where TPass : struct, IStreamPass => new(
            Rows(inputs, first, count, TPass.InputSize),
            Rows(targets, first, count, TPass.OutputSize),
            labels is null ? default : new ReadOnlySpan<int>(labels + first * steps, count * steps),
            count,
            steps,
            warmUpSteps,
            memories.AsSpan(first, count));

    private ReadOnlySpan<float> Rows(float* rows, int first, int count, int size) =>
        rows is null ? default : new(rows + (nint)first * steps * size, count * steps * size);
}

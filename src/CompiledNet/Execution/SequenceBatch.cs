namespace CompiledNet.Execution;

/// <summary>Sequences of one length, as a caller has them: one behind the other.</summary>
/// <param name="inputs">The inputs.</param>
/// <param name="targets">The targets; empty if there are labels.</param>
/// <param name="labels">The labels; empty if there are targets.</param>
/// <param name="count">How many sequences there are.</param>
/// <param name="steps">The steps of each.</param>
/// <param name="warmUpSteps">How many of these do not count.</param>
/// <param name="streams">Where they begin, and which are left behind their last steps; empty if all begin from zero.</param>
internal readonly ref struct SequenceBatch(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, int count, int steps, int warmUpSteps, ReadOnlySpan<StreamMemory> streams)
{
    public ReadOnlySpan<float> Inputs { get; } = inputs;

    public ReadOnlySpan<float> Targets { get; } = targets;

    public ReadOnlySpan<int> Labels { get; } = labels;

    public ReadOnlySpan<StreamMemory> Streams { get; } = streams;

    public int Count => count;

    public int Steps => steps;

    public int WarmUpSteps => warmUpSteps;

    public int Rows => count * steps;

    /// <summary>The rows whose loss does not count: those of the first steps of all sequences.</summary>
    public int Skipped => count * warmUpSteps;
}

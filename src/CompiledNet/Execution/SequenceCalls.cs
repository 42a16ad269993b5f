namespace CompiledNet.Execution;

/// <summary>The sum of the loss over sequences.</summary>
internal readonly unsafe struct SequenceLossCall<TPass>(NetworkExecution execution, PinnedSequences sequences, float* parameters) : IShardedCall
    where TPass : struct, IStreamTrainingPass
{
    public double Run(int first, int count, ref float gradients) =>
        SequenceRun.ComputeLoss<TPass>(execution, sequences.Slice<TPass>(first, count), ref *parameters);
}

/// <summary>The sum of the loss over sequences, and the gradients of that sum times <c>scale</c>.</summary>
internal readonly unsafe struct SequenceBackwardCall<TPass>(NetworkExecution execution, PinnedSequences sequences, float* parameters, float scale, DropoutKey key) : IShardedCall
    where TPass : struct, IStreamTrainingPass
{
    // Rows are numbered sequence by sequence, so that no two of them draw the same dropout masks.
    public double Run(int first, int count, ref float gradients) =>
        SequenceRun.Backward<TPass>(execution, sequences.Slice<TPass>(first, count), ref sequences.WeightsFrom(first), ref *parameters, ref gradients, scale, in key, (long)first * sequences.Steps);
}

/// <summary>
/// A call that takes the sequences of a shard in blocks, one after the other, so that there is memory for the steps of one block alone. The gradients of the blocks
/// are added in their order.
/// </summary>
/// <param name="call">The call.</param>
/// <param name="execution">What the network needs to run.</param>
/// <param name="sequences">All sequences.</param>
/// <param name="gradientsLength">The floats of the parameter storage; 0 of a call without gradients.</param>
/// <param name="layout">A <see cref="GradientLayout{TPass}.Number"/>.</param>
internal readonly unsafe struct BlockedCall<TCall>(TCall call, NetworkExecution execution, PinnedSequences sequences, int gradientsLength, int layout) : IShardedCall
    where TCall : struct, IShardedCall
{
    public double Run(int first, int count, ref float gradients)
    {
        ShardCut blocks = Shards.OfBlocks(first, count, sequences.Steps);
        if (blocks.Count == 1)
            return call.Run(first, count, ref gradients);
        fixed (float* start = &gradients)
            return ShardedRun.RunAlone(call, execution, gradientsLength == 0 ? PinnedGradients.None : new PinnedGradients(start, gradientsLength, layout, execution.Tables, sequences.Inputs, sequences.Steps), blocks);
    }
}

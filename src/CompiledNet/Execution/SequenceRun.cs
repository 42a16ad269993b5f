using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Execution;

/// <summary>
/// Runs the passes of whole sequences: all steps are one piece of memory, since a step is computed backward when all later ones have been. Sequences of
/// one length are walked side by side, one step of each and then the next, so that products have a row of every sequence. Batches of many sequences are cut
/// into shards, which threads share, and these into blocks, which there is memory for.
/// </summary>
internal static class SequenceRun
{
    // As many as of other networks; each parameter is a multiply-add of each step.
    private const long FewestMultiplyAdds = 1 << 18;
    private const long FewestMultiplyAddsOfLoss = 1 << 20;

    /// <summary>The cost of sequences.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe float ComputeLoss<TPass>(NetworkExecution execution, in SequenceBatch batch, Span<float> parameters)
        where TPass : struct, IStreamTrainingPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        using SequenceBundle bundle = Rent<TPass>(execution, batch);
        ShardCut cut = Shards.OfSequences(batch.Count, batch.Steps);
        Reserve<TPass>(execution, cut, batch.Steps, hasGradients: false);
        fixed (float* inputs = batch.Inputs, targets = batch.Targets, pinnedParameters = parameters)
        fixed (int* labels = batch.Labels)
        {
            var sequences = new PinnedSequences(inputs, targets, labels, weights: null, batch.Steps, batch.WarmUpSteps, bundle.Memories);
            var call = new BlockedCall<SequenceLossCall<TPass>>(new SequenceLossCall<TPass>(execution, sequences, pinnedParameters), execution, sequences, gradientsLength: 0, layout: 0);
            double total = cut.Count == 1
                ? call.Run(0, batch.Count, ref Unsafe.NullRef<float>())
                : ShardedRun.Run(call, execution, PinnedGradients.None, cut, (long)batch.Rows * parameters.Length >= FewestMultiplyAddsOfLoss);
            return Cost<TPass>(total, batch.Rows - batch.Skipped);
        }
    }

    /// <summary>The cost of sequences, of the network in training, and its derivatives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe float Backward<TPass>(NetworkExecution execution, in SequenceBatch batch, Span<float> parameters, Span<float> gradients)
        where TPass : struct, IStreamTrainingPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        using SequenceBundle bundle = Rent<TPass>(execution, batch);
        int counted = batch.Rows - batch.Skipped;
        float scale = (float)(1 / Terms<TPass>(counted));
        execution.BeginGradients(ref MemoryMarshal.GetReference(batch.Inputs), batch.Rows, ref MemoryMarshal.GetReference(gradients));
        fixed (float* inputs = batch.Inputs, targets = batch.Targets, pinnedParameters = parameters, pinnedGradients = gradients, weights = &execution.WeightsFor(ref MemoryMarshal.GetReference(gradients), batch.Rows))
        fixed (int* labels = batch.Labels)
        {
            var sequences = new PinnedSequences(inputs, targets, labels, weights, batch.Steps, batch.WarmUpSteps, bundle.Memories);
            var call = new SequenceBackwardCall<TPass>(execution, sequences, pinnedParameters, scale, execution.Dropout);

            // Statistics are of all rows.
            double total = TPass.NeedsSeveralRows
                ? call.Run(0, batch.Count, ref *pinnedGradients)
                : Backward<TPass>(execution, call, sequences, batch.Count, new PinnedGradients(pinnedGradients, gradients.Length, GradientLayout<TPass>.Number, execution.Tables, inputs, batch.Steps));
            return Cost<TPass>(total, counted);
        }
    }

    /// <summary>The sum of the loss over sequences that are computed side by side; on this thread.</summary>
    internal static double ComputeLoss<TPass>(NetworkExecution execution, in SequenceBatch block, ref float parameters)
        where TPass : struct, IStreamTrainingPass
    {
        using Workspace memory = execution.RentForBatch(LengthOf<TPass>(block.Rows), block.Rows);
        WritableRegion region = default;
        region.Open(ref memory.Start, memory.Length, block.Streams);
        var rows = SequenceRows.Of<TPass>(memory, block, ref Unsafe.NullRef<float>());
        double total = TPass.ComputeLoss(ref rows.Inputs, ref rows.Targets, ref rows.Labels, ref parameters, ref memory.Start, block.Skipped, block.Streams, block.Steps);
        region.Close();
        return total;
    }

    /// <summary>The same, and the gradients of that sum times <paramref name="scale"/>.</summary>
    internal static double Backward<TPass>(NetworkExecution execution, in SequenceBatch block, ref float weights, ref float parameters, ref float gradients, float scale, in DropoutKey key, long firstRow)
        where TPass : struct, IStreamTrainingPass
    {
        using Workspace memory = execution.RentForBatch(LengthOf<TPass>(block.Rows), block.Rows);
        WritableRegion results = default, region = default;
        results.Open(ref gradients, execution.GradientsLength);
        region.Open(ref memory.Start, memory.Length, block.Streams);
        var rows = SequenceRows.Of<TPass>(memory, block, ref weights);
        double total = TPass.Backward(
            ref rows.Inputs, ref rows.Targets, ref rows.Labels, ref rows.Weights, ref parameters, ref gradients, ref memory.Start, scale, in key, firstRow, block.Skipped, block.Streams, block.Steps);
        region.Close();
        results.Close();
        return total;
    }

    /// <summary>The gradients of any loss over one sequence that begins from zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardFrom<TPass>(
        NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> parameters, Span<float> gradients, Span<float> inputGradients, int steps)
        where TPass : struct, IStreamPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        using Workspace memory = execution.RentForBatch(TPass.TrainingScratchLengthOf(steps), steps);
        using SequenceBundle bundle = execution.RentSequences(1, TPass.StateLength);
        execution.BeginGradients(ref MemoryMarshal.GetReference(inputs), steps, ref MemoryMarshal.GetReference(gradients));
        WritableRegion results = default, ofInputs = default, region = default;
        results.Open(ref MemoryMarshal.GetReference(gradients), gradients.Length);
        ofInputs.Open(ref MemoryMarshal.GetReference(inputGradients), inputGradients.Length);
        region.Open(ref memory.Start, memory.Length, bundle.First(1));
        TPass.BackwardFrom(
            ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputGradients), ref MemoryMarshal.GetReference(parameters), ref MemoryMarshal.GetReference(gradients),
            ref MemoryMarshal.GetReference(inputGradients), ref memory.Start, !inputGradients.IsEmpty, bundle.First(1), steps);
        region.Close();
        ofInputs.Close();
        results.Close();
    }

    /// <summary>The first layer whose outputs are not all finite for one sequence that begins from zero, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FindNonFiniteLayer<TPass>(NetworkExecution execution, ReadOnlySpan<float> inputs, Span<float> parameters, int steps)
        where TPass : struct, IStreamPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        using Workspace memory = execution.RentForBatch(TPass.TrainingScratchLengthOf(steps), steps);
        using SequenceBundle bundle = execution.RentSequences(1, TPass.StateLength);
        WritableRegion region = default;
        region.Open(ref memory.Start, memory.Length, bundle.First(1));
        int layer = TPass.FindNonFiniteLayer(ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(parameters), ref memory.Start, bundle.First(1), steps);
        region.Close();
        return layer;
    }

    private static double Backward<TPass>(NetworkExecution execution, SequenceBackwardCall<TPass> call, PinnedSequences sequences, int count, PinnedGradients gradients)
        where TPass : struct, IStreamTrainingPass
    {
        ShardCut cut = Shards.OfSequences(count, sequences.Steps);
        Reserve<TPass>(execution, cut, sequences.Steps, hasGradients: true);
        var blocked = new BlockedCall<SequenceBackwardCall<TPass>>(call, execution, sequences, gradients.Length, gradients.Layout);
        return cut.Count == 1
            ? RunOne(blocked, count, gradients)
            : ShardedRun.Run(blocked, execution, gradients, cut, (long)count * sequences.Steps * gradients.Length >= FewestMultiplyAdds);
    }

    private static unsafe double RunOne<TCall>(TCall call, int count, PinnedGradients gradients)
        where TCall : struct, IShardedCall =>
        call.Run(0, count, ref *gradients.Start);

    /// <summary>Where sequences begin: from zero, or where states stand.</summary>
    private static SequenceBundle Rent<TPass>(NetworkExecution execution, in SequenceBatch batch)
        where TPass : struct, IStreamPass =>
        batch.Streams.IsEmpty ? execution.RentSequences(batch.Count, TPass.StateLength) : execution.RentSequences(batch.Streams);

    /// <summary>Makes sure of memory for all threads that share a call: so it is not a matter of chance how much there is after the first one.</summary>
    private static void Reserve<TPass>(NetworkExecution execution, ShardCut cut, int steps, bool hasGradients)
        where TPass : struct, IStreamTrainingPass
    {
        int threads = Math.Min(execution.Threads, cut.Count), sequences = 0;
        bool hasBlocks = false;
        for (int shard = 0; shard < cut.Count; shard++)
        {
            int count = cut.Start(shard + 1) - cut.Start(shard);
            ShardCut blocks = Shards.OfBlocks(0, count, steps);
            hasBlocks |= blocks.Count > 1;
            sequences = Math.Max(sequences, (count + blocks.Count - 1) / blocks.Count);
        }

        int gradients = hasGradients && threads > 1 ? cut.Count - 1 + (hasBlocks ? threads : 0) : 0;
        execution.Reserve(LengthOf<TPass>(sequences * steps), sequences * steps, threads, gradients);
    }

    /// <summary>The floats of memory for sequences with so many rows: of the pass, and for the rows in the order of the steps.</summary>
    private static long LengthOf<TPass>(int rows)
        where TPass : struct, IStreamTrainingPass =>
        SequenceRows.Offset<TPass>(rows) + SequenceRows.Length<TPass>(rows);

    private static double Terms<TPass>(int rows)
        where TPass : struct, IStreamTrainingPass =>
        (double)rows * TPass.TermsOfRow;

    private static float Cost<TPass>(double total, int rows)
        where TPass : struct, IStreamTrainingPass
    {
        double mean = total / Terms<TPass>(rows);
        return double.IsFinite(mean) ? (float)Math.Clamp(mean, float.MinValue, float.MaxValue) : (float)mean;
    }
}

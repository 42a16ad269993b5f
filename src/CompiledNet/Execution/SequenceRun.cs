using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Execution;

/// <summary>
/// Runs the passes of whole sequences: all steps are one piece of memory, since a step is computed backward when all later ones have been. Sequences of
/// one length are walked side by side, one step of each and then the next, so that products have a row of every sequence.
/// </summary>
internal static class SequenceRun
{
    /// <summary>The cost of sequences.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ComputeLoss<TPass>(NetworkExecution execution, in SequenceBatch batch, Span<float> parameters)
        where TPass : struct, IStreamTrainingPass
    {
        using Workspace memory = Rent<TPass>(execution, batch.Rows);
        using SequenceBundle? bundle = batch.Rent<TPass>(execution);
        WritableRegion region = default;
        region.Open(ref memory.Start, memory.Length);
        var rows = SequenceRows.Of<TPass>(memory, batch, ref Unsafe.NullRef<float>());
        double total = TPass.ComputeLoss(ref rows.Inputs, ref rows.Targets, ref rows.Labels, ref MemoryMarshal.GetReference(parameters), ref memory.Start, batch.Skipped, batch.Streams(bundle), batch.Steps);
        region.Close();
        return Cost<TPass>(total, batch.Rows - batch.Skipped);
    }

    /// <summary>The cost of sequences, of the network in training, and its derivatives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Backward<TPass>(NetworkExecution execution, in SequenceBatch batch, Span<float> parameters, Span<float> gradients)
        where TPass : struct, IStreamTrainingPass
    {
        using Workspace memory = Rent<TPass>(execution, batch.Rows);
        using SequenceBundle? bundle = batch.Rent<TPass>(execution);
        WritableRegion results = default, region = default;
        results.Open(ref MemoryMarshal.GetReference(gradients), gradients.Length);
        region.Open(ref memory.Start, memory.Length);
        ref float weights = ref execution.WeightsFor(ref MemoryMarshal.GetReference(gradients), batch.Rows);
        var rows = SequenceRows.Of<TPass>(memory, batch, ref weights);
        int counted = batch.Rows - batch.Skipped;
        float scale = (float)(1 / Terms<TPass>(counted));
        DropoutKey key = execution.Dropout;
        double total = TPass.Backward(
            ref rows.Inputs, ref rows.Targets, ref rows.Labels, ref rows.Weights, ref MemoryMarshal.GetReference(parameters), ref MemoryMarshal.GetReference(gradients), ref memory.Start, scale, in key, batch.Skipped,
            batch.Streams(bundle), batch.Steps);
        region.Close();
        results.Close();
        return Cost<TPass>(total, counted);
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
        WritableRegion results = default, ofInputs = default, region = default;
        results.Open(ref MemoryMarshal.GetReference(gradients), gradients.Length);
        ofInputs.Open(ref MemoryMarshal.GetReference(inputGradients), inputGradients.Length);
        region.Open(ref memory.Start, memory.Length);
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
        region.Open(ref memory.Start, memory.Length);
        int layer = TPass.FindNonFiniteLayer(ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(parameters), ref memory.Start, bundle.First(1), steps);
        region.Close();
        return layer;
    }

    /// <summary>Memory for a batch: of the pass, and for its rows in the order of the steps.</summary>
    private static Workspace Rent<TPass>(NetworkExecution execution, int rows)
        where TPass : struct, IStreamTrainingPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        return execution.RentForBatch(SequenceRows.Offset<TPass>(rows) + SequenceRows.Length<TPass>(rows), rows);
    }

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

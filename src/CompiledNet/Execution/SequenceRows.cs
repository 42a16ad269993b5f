using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Execution;

/// <summary>The rows of several sequences in the order of the steps: those of the first step of all sequences, then those of the second, and so on.</summary>
internal readonly ref struct SequenceRows
{
    private SequenceRows(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, ref float weights)
    {
        Weights = ref weights;
        Inputs = ref MemoryMarshal.GetReference(inputs);
        Targets = ref MemoryMarshal.GetReference(targets);
        Labels = ref MemoryMarshal.GetReference(labels);
    }

    /// <summary>The inputs.</summary>
    public readonly ref float Inputs;

    /// <summary>The targets; a null reference if there are labels.</summary>
    public readonly ref float Targets;

    /// <summary>The labels; a null reference if there are targets.</summary>
    public readonly ref int Labels;

    /// <summary>The weights; a null reference if all rows count the same.</summary>
    public readonly ref float Weights;

    /// <summary>Where in the memory of a batch there is room for such rows: behind that of the pass.</summary>
    public static long Offset<TPass>(int rows)
        where TPass : struct, IStreamPass =>
        (TPass.TrainingScratchLengthOf(rows) + 15) / 16 * 16;

    /// <summary>How much room that is, in floats.</summary>
    public static long Length<TPass>(int rows)
        where TPass : struct, IStreamPass =>
        (long)rows * (TPass.InputSize + Math.Max(TPass.OutputSize, 1) + 1);

    /// <summary>Rows as the caller has them, one sequence behind the other; they are copied unless their order is the same.</summary>
    public static SequenceRows Of<TPass>(Workspace memory, in SequenceBatch batch, ref float weights)
        where TPass : struct, IStreamPass
    {
        ReadOnlySpan<float> inputs = batch.Inputs, targets = batch.Targets;
        ReadOnlySpan<int> labels = batch.Labels;
        int sequences = batch.Count, steps = batch.Steps, rows = batch.Rows;
        if (sequences == 1 || steps == 1)
            return new SequenceRows(inputs, targets, labels, ref weights);
        Span<float> room = memory.Span.Slice((int)Offset<TPass>(rows), (int)Length<TPass>(rows));
        Span<float> ofInputs = room[..inputs.Length], ofWeights = room.Slice(inputs.Length, rows), rest = room[(inputs.Length + rows)..];
        Interleave(inputs, ofInputs, TPass.InputSize, sequences, steps);
        if (!Unsafe.IsNullRef(ref weights))
        {
            Interleave(MemoryMarshal.CreateReadOnlySpan(ref weights, rows), ofWeights, 1, sequences, steps);
            weights = ref MemoryMarshal.GetReference(ofWeights);
        }

        if (labels.IsEmpty)
        {
            Interleave(targets, rest[..targets.Length], TPass.OutputSize, sequences, steps);
            return new SequenceRows(ofInputs, rest[..targets.Length], labels, ref weights);
        }

        Span<int> ofLabels = MemoryMarshal.Cast<float, int>(rest)[..labels.Length];
        Interleave(labels, ofLabels, 1, sequences, steps);
        return new SequenceRows(ofInputs, targets, ofLabels, ref weights);
    }

    private static void Interleave<T>(ReadOnlySpan<T> from, Span<T> to, int size, int sequences, int steps)
    {
        if (size == 1)
        {
            Transpose(from, to, sequences, steps);
            return;
        }

        for (int sequence = 0; sequence < sequences; sequence++)
        {
            for (int step = 0; step < steps; step++)
                from.Slice((sequence * steps + step) * size, size).CopyTo(to[((step * sequences + sequence) * size)..]);
        }
    }

    /// <summary>The same of rows of one value each, which a copy of its own would take longer than the value.</summary>
    private static void Transpose<T>(ReadOnlySpan<T> from, Span<T> to, int sequences, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            Span<T> row = to.Slice(step * sequences, sequences);
            for (int sequence = 0; sequence < row.Length; sequence++)
                row[sequence] = from[sequence * steps + step];
        }
    }
}

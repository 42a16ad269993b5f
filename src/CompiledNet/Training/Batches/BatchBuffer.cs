using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>Memory for one mini-batch, filled again and again with chosen rows of a dataset.</summary>
internal sealed class BatchBuffer(Dataset data, RowTargets targets, BatchWeights? weights, int capacity)
{
    // About 5 microseconds of one core, since the rows come from all over the dataset.
    private const int FewestToShare = 1 << 15;

    // The next row comes while this one is copied; the one behind it gives the pages time to be found.
    private const int RowsAhead = 2;

    private readonly float[] _inputs = new float[RowArray.Length(capacity, data.InputSize, "inputs", nameof(FitOptions.BatchSize))];
    private readonly float[] _targets = new float[RowArray.Length(capacity, targets.Size, "targets", nameof(FitOptions.BatchSize))];
    private readonly float[] _weights = weights is null ? [] : new float[capacity];
    private int _count;

    /// <summary>The inputs of the rows gathered last.</summary>
    public Span<float> Inputs => _inputs.AsSpan(0, _count * data.InputSize);

    /// <summary>The targets of the rows gathered last.</summary>
    public Span<float> Targets => _targets.AsSpan(0, _count * targets.Size);

    /// <summary>Whether some of the rows gathered last have another weight than 1.</summary>
    public bool HasWeights { get; private set; }

    /// <summary>How much the rows gathered last count, if <see cref="HasWeights"/>.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, _count);

    /// <summary>Copies rows here, in the order in which they are named; shared among threads if that gains.</summary>
    public unsafe void Gather(ReadOnlySpan<int> rows, int threads)
    {
        _count = rows.Length;
        HasWeights = weights?.Write(rows, _weights.AsSpan(0, _count)) == true;
        fixed (int* pinned = rows)
            PartedRun.Run(new Copying(this, pinned), rows.Length, AroundPasses.Threads(threads, rows.Length, Inputs.Length), gains: Inputs.Length >= FewestToShare);
    }

    private void Expect(int row) => Prefetch.Read(data.Input(row));

    /// <summary>Copies neighbouring rows.</summary>
    private void Copy(int first, int count, int place)
    {
        data.Inputs.Slice(first * data.InputSize, count * data.InputSize).CopyTo(_inputs.AsSpan(place * data.InputSize));
        targets.Write(first, _targets.AsSpan(place * targets.Size, count * targets.Size));
    }

    private readonly unsafe struct Copying(BatchBuffer batch, int* rows) : IPartedWork
    {
        public void Run(int part, int start, int length)
        {
            int end = start + length;
            for (int place = start, next; place < end; place = next)
            {
                next = EndOfNeighbours(place, end);

                // Rows lie all over the dataset: the next ones come from memory while these are copied.
                int ahead = next - 1 + RowsAhead;
                if (ahead < end)
                    batch.Expect(rows[ahead]);
                batch.Copy(rows[place], next - place, place);
            }
        }

        /// <summary>Where rows end that stand in the dataset as they do here, one behind the other: a sequence is copied as a whole.</summary>
        private int EndOfNeighbours(int place, int end)
        {
            int next = place + 1;
            while (next < end && rows[next] == rows[next - 1] + 1)
                next++;
            return next;
        }
    }
}

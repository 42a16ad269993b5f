using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>What a network needs to run: scratch memory that is not on the stack, and how many threads share the work of one call.</summary>
/// <param name="workspaceLength">The floats of scratch memory of a pass, known when the network is generated.</param>
/// <param name="gradientsLength">The floats of the parameter storage; 0 for a network without a loss.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkExecution(int workspaceLength, int gradientsLength)
{
    private readonly EmbeddingTables? _tables;
    private readonly WorkspacePool? _scratch = workspaceLength > StackScratch.MostFloats ? WorkspacePools.Get(workspaceLength) : null;
    private WorkspacePool? _gradients = gradientsLength > StackScratch.MostFloats ? WorkspacePools.Get(gradientsLength) : null;
    private BatchMemory? _batches;

    /// <summary>The same of a network with embeddings.</summary>
    /// <param name="workspaceLength">The floats of scratch memory of a pass, known when the network is generated.</param>
    /// <param name="gradientsLength">The floats of the parameter storage; 0 for a network without a loss.</param>
    /// <param name="inputSize">The values of an input row.</param>
    /// <param name="tables">The vectors of each embedding.</param>
    public NetworkExecution(int workspaceLength, int gradientsLength, int inputSize, params EmbeddingTable[] tables)
        : this(workspaceLength, gradientsLength)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _tables = new EmbeddingTables(inputSize, tables);
    }

    /// <summary>The threads that may share the work of one call, from 1 to 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above 8.</exception>
    public int Threads
    {
        get;
        set
        {
            if (value is < 1 or > Shards.Most)
                throw new ArgumentOutOfRangeException(nameof(Threads), value, $"A call can share its work among 1 to {Shards.Most} threads.");
            if (value > 1)
            {
                _scratch?.Reserve(value);
                if (gradientsLength > 0)
                    Gradients(gradientsLength).Reserve(Shards.Most - 1);
                SharedTeam.Team.Employ(value - 1);
            }

            field = value;
        }
    } = 1;

    /// <summary>
    /// What the dropout masks of a backward pass are drawn with. A <see cref="Trainer{TNetwork}"/> sets it before each step; in the
    /// meantime every call draws the same masks.
    /// </summary>
    public DropoutKey Dropout { get; set; }

    /// <summary>The embedding tables; null if there are none.</summary>
    internal EmbeddingTables? Tables => _tables;

    /// <summary>
    /// The rows that the tables of one buffer of gradients have other than zero, while a <see cref="Trainer{TNetwork}"/> calls a backward pass into it;
    /// else null. The tables of any other buffer are cleared as a whole.
    /// </summary>
    internal ChosenRows? Chosen { get; set; }

    private BatchMemory Batches => Volatile.Read(ref _batches) ?? Interlocked.CompareExchange(ref _batches, new BatchMemory(), null) ?? _batches;

    /// <summary>
    /// What the losses of the rows are multiplied by of the one backward pass that a <see cref="Trainer{TNetwork}"/> is about to call; else none.
    /// </summary>
    internal RowWeights? Weights { get; set; }

    /// <summary>The floats of the parameter storage; 0 for a network without a loss.</summary>
    internal int GradientsLength => gradientsLength;

    /// <summary>Makes the embedding tables of gradients zero, to which a pass over these inputs will add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void BeginGradients(ref float x, int rows, ref float gradients)
    {
        if (_tables is not null)
            BeginTables(_tables, ref x, rows, ref gradients);
    }

    /// <summary>The weights of a pass into these gradients over so many rows; a null reference if they have none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref float WeightsFor(ref float gradients, int rows) => ref (Weights is { } weights ? ref weights.For(ref gradients, rows) : ref Unsafe.NullRef<float>());

    /// <summary>Takes scratch memory for a pass that needs more than there is on the stack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Workspace RentScratch() => _scratch!.Rent();

    /// <summary>Takes scratch memory for a batch in one piece.</summary>
    /// <param name="length">The floats that it needs.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <exception cref="ArgumentException">The batch needs more than one array can hold.</exception>
    internal Workspace RentForBatch(long length, int rows)
    {
        RequirePossible(length, rows);
        return Batches.Workspaces.Rent((int)length);
    }

    /// <summary>Makes sure that there is memory for so many threads that each compute a part of a batch, and for gradients of so many parts.</summary>
    /// <param name="length">The floats that each thread needs.</param>
    /// <param name="rows">The rows of a part.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="gradients">How many buffers of gradients.</param>
    /// <exception cref="ArgumentException">A part needs more than one array can hold.</exception>
    internal void Reserve(long length, int rows, int threads, int gradients)
    {
        RequirePossible(length, rows);
        Batches.Workspaces.Reserve((int)length, threads);
        if (gradients > 0 && gradientsLength > 0)
            Gradients(gradientsLength).Reserve(gradients);
    }

    /// <summary>Takes memory for sequences that begin from zero.</summary>
    /// <param name="count">How many sequences.</param>
    /// <param name="stateLength">The floats that each keeps.</param>
    internal SequenceBundle RentSequences(int count, int stateLength) => Batches.Sequences.Rent(count, stateLength);

    /// <summary>Takes a bundle of the memories of sequences that go on where states stand.</summary>
    internal SequenceBundle RentSequences(ReadOnlySpan<StreamMemory> states) => Batches.Sequences.Rent(states);

    /// <summary>Takes memory for the gradients of a shard, in which padding and embedding tables are zero.</summary>
    /// <param name="layout">A <see cref="GradientLayout{TPass}.Number"/>.</param>
    /// <param name="length">The floats of the parameter storage, also for a network without a loss.</param>
    internal Workspace RentGradients(int layout, int length) => Gradients(length).RentForGradients(layout);

    private static void RequirePossible(long length, int rows)
    {
        if (length > AlignedStorage.MostFloats)
            throw new ArgumentException($"A batch of {rows} rows needs {length} floats of memory in one piece; {AlignedStorage.MostFloats} are possible. Train with smaller batches.");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void BeginTables(EmbeddingTables tables, ref float x, int rows, ref float gradients)
    {
        if (Chosen is { } chosen && chosen.AreOf(ref gradients))
            chosen.Begin(ref x, rows);
        else
            tables.Clear(ref gradients);
    }

    // Where gradients fit on the stack, a single thread needs none of it.
    private WorkspacePool Gradients(int length) => _gradients ??= WorkspacePools.Get(length);
}

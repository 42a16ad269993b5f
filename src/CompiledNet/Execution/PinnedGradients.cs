using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>Where the gradients of a call go, at an address that does not change; nowhere for a call that has none.</summary>
/// <param name="start">The first float.</param>
/// <param name="length">The floats of the parameter storage.</param>
/// <param name="layout">A <see cref="GradientLayout{TPass}.Number"/>.</param>
/// <param name="tables">The embedding tables; null if there are none.</param>
/// <param name="x">The inputs of the batch.</param>
/// <param name="rowsOfItem">The rows that each item of the call has: the steps of a sequence.</param>
internal readonly unsafe struct PinnedGradients(float* start, int length, int layout, EmbeddingTables? tables, float* x, int rowsOfItem = 1)
{
    /// <summary>Of a call without gradients.</summary>
    public static PinnedGradients None => default;

    public float* Start { get; } = start;

    public int Length { get; } = length;

    public int Layout { get; } = layout;

    /// <summary>Adds the gradients of a shard to a part of these, and leaves zeros in the tables of the shard.</summary>
    /// <param name="shard">The gradients of the shard, from the beginning of the storage.</param>
    /// <param name="first">The first item of the shard.</param>
    /// <param name="items">The items of the shard.</param>
    /// <param name="partStart">The first float of the part.</param>
    /// <param name="partEnd">Behind its last float.</param>
    public void Add(ref float shard, int first, int items, int partStart, int partEnd)
    {
        WritableRegion sum = default;
        sum.Open(ref Start[partStart], partEnd - partStart);
        if (tables is not null)
            tables.MoveShard(ref *Start, ref shard, partStart, partEnd, ref x[(nint)first * rowsOfItem * tables.InputSize], items * rowsOfItem);
        else
            GradientSum.Add(ref Start[partStart], ref Unsafe.Add(ref shard, partStart), partEnd - partStart);
        sum.Close();
    }
}

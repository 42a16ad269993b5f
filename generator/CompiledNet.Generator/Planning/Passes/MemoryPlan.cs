using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>
/// The scratch memory of a pass: buffers for a block of rows. Batches are walked in blocks, so that its size does not
/// depend on the batch; or a batch is one block, if something of all its rows must be known before any goes on.
/// </summary>
/// <param name="BlockRows">The rows of a block; 0 if it is the whole batch.</param>
/// <param name="Length">All buffers together, in floats; without those of rows if the block is the whole batch.</param>
/// <param name="RowLength">The floats of the buffers of a row.</param>
/// <param name="Buffers">The buffers; those never needed at the same time share their place.</param>
/// <param name="ScratchOffset">Where memory begins that kernels need for themselves; null if none does.</param>
internal sealed record MemoryPlan(int BlockRows, int Length, int RowLength, EquatableArray<BufferPlan> Buffers, int? ScratchOffset)
{
    /// <summary>Whether a batch is one block.</summary>
    public bool IsWholeBatch => BlockRows == 0;
}

/// <summary>A buffer in scratch memory.</summary>
/// <param name="Values">What it holds, one after the other.</param>
/// <param name="Offset">Where it begins, in floats; a multiple of a cache line.</param>
/// <param name="RowOffset">How much further for each row, if the block is the whole batch.</param>
internal sealed record BufferPlan(EquatableArray<Value> Values, int Offset, int RowOffset = 0) : INotation
{
    /// <summary>What the buffer is called: what it holds in the end.</summary>
    public string Notation => Values[Values.Count - 1].Notation;
}

namespace CompiledNet.Generator.Planning;

/// <summary>
/// The scratch memory of a pass: buffers for a block of rows. Batches are walked in blocks, so that its size does not
/// depend on the batch.
/// </summary>
/// <param name="BlockRows">The rows of a block.</param>
/// <param name="Length">All buffers together, in floats.</param>
/// <param name="Buffers">The buffers; those never needed at the same time share their place.</param>
internal sealed record MemoryPlan(int BlockRows, int Length, EquatableArray<BufferPlan> Buffers);

/// <summary>A buffer in scratch memory.</summary>
/// <param name="Value">What it holds.</param>
/// <param name="Offset">Where it begins, in floats; a multiple of a cache line.</param>
internal sealed record BufferPlan(PassValue Value, int Offset);

namespace CompiledNet.Generator.Planning;

/// <summary>A pass: what is done with the rows of a block, one after the other.</summary>
/// <param name="Memory">Where its values are.</param>
/// <param name="Steps">What it does.</param>
internal sealed record PassPlan(MemoryPlan Memory, EquatableArray<PassStep> Steps)
{
    /// <summary>The buffers that the steps use.</summary>
    public IEnumerable<BufferPlan> Buffers => Memory.Buffers.Where(buffer => Steps.Any(step => step.Values.Contains(buffer.Value)));
}

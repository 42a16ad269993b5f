
namespace CompiledNet.Execution;

/// <summary>Scratch memory of a pass.</summary>
/// <param name="length">The floats of intermediate values.</param>
/// <param name="gradientsLength">The floats of a second set of gradients, for batches of several shards.</param>
internal sealed class Workspace(int length, int gradientsLength)
{
    private readonly AlignedStorage _storage = new(length);
    private readonly AlignedStorage _gradients = new(gradientsLength);

    /// <summary>The first float of the intermediate values, at a cache line.</summary>
    public ref float Start => ref _storage.Start;

    /// <summary>The floats of intermediate values.</summary>
    public int Length => _storage.Length;

    /// <summary>The gradients of a shard.</summary>
    internal ref float Gradients => ref _gradients.Start;
}

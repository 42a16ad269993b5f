using System.ComponentModel;

namespace CompiledNet.Execution;

/// <summary>Scratch memory of a backward pass, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Workspace(int length)
{
    private readonly AlignedStorage _storage = new(length);

    /// <summary>The first float, at a cache line.</summary>
    public ref float Start => ref _storage.Start;
}

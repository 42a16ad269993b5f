namespace CompiledNet.Execution;

/// <summary>One copy of what is published, and how many readers came to it and left.</summary>
internal sealed class PublishedCopy<TContent>(TContent content)
{
    private LoneCount _left;

    public TContent Content => content;

    /// <summary>The number of its publication. Written before it is published, read while it is.</summary>
    public long Version { get; set; }

    /// <summary>How many readers entered it in its former publications. The writer's.</summary>
    public long Entered { get; set; }

    /// <summary>How many readers left it, in all of its publications.</summary>
    public ref long Left => ref _left.Value;
}

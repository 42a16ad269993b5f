namespace CompiledNet.Execution;

/// <summary>What a thread is about to do to a <see cref="Publication{TContent, TPoints}"/> that others use at the same time.</summary>
internal enum PublicationStep
{
    /// <summary>A reader counts itself in, and learns which copy is the published one.</summary>
    Enter,

    /// <summary>A reader looks the copy up.</summary>
    Find,

    /// <summary>A reader counts itself out.</summary>
    Leave,

    /// <summary>The writer looks whether all readers of a copy have left.</summary>
    Look,

    /// <summary>The writer adds a copy.</summary>
    Grow,

    /// <summary>The writer makes another copy the published one, and learns how many readers entered the former.</summary>
    Publish,
}

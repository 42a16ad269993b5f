namespace CompiledNet.Execution;

/// <summary>What a thread of a team is about to do to memory that others use at the same time.</summary>
internal enum TeamStep
{
    /// <summary>The caller hands out the items.</summary>
    Publish,

    /// <summary>The caller writes which call a helper is wanted for.</summary>
    Want,

    /// <summary>The caller rings a helper's bell.</summary>
    Ring,

    /// <summary>The caller looks whether items are still being done.</summary>
    Await,

    /// <summary>The caller takes the work away from the team.</summary>
    Withdraw,

    /// <summary>A thread looks for an item.</summary>
    Look,

    /// <summary>A thread takes an item.</summary>
    Take,

    /// <summary>A thread says that an item is done.</summary>
    Done,

    /// <summary>A helper looks whether it is wanted.</summary>
    Listen,

    /// <summary>A helper silences its bell.</summary>
    Silence,

    /// <summary>A helper reads which call it is wanted for.</summary>
    Answer,

    /// <summary>A helper that was idle for long says that it goes.</summary>
    Go,
}

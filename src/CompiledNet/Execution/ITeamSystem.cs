namespace CompiledNet.Execution;

/// <summary>
/// What a team of threads asks of the system. Tests put a scheduler in its place, which stops threads at every step and so
/// tries the orders in which they can come.
/// </summary>
internal interface ITeamSystem
{
    /// <summary>How often a helper looks whether it is wanted before it sleeps.</summary>
    static abstract int Looks { get; }

    /// <summary>Comes before each step; does nothing but in tests.</summary>
    static abstract void Before(TeamStep step);

    /// <summary>Starts a thread.</summary>
    static abstract void Start(ThreadStart work);

    /// <summary>Sleeps until the bell rings: true; or until the thread was idle for so long that it should end: false.</summary>
    static abstract bool Sleep(ManualResetEventSlim bell);

    /// <summary>Lets other threads go on.</summary>
    static abstract void Yield(ref SpinWait spinner);
}

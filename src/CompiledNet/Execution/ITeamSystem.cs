namespace CompiledNet.Execution;

/// <summary>
/// What a team of threads asks of the system. Tests put a scheduler in its place, which stops threads at every step and so
/// tries the orders in which they can come.
/// </summary>
internal interface ITeamSystem
{
    /// <summary>How often a helper looks whether it is wanted before it sleeps.</summary>
    /// <param name="helper">The number of the helper, from 0.</param>
    static abstract int Looks(int helper);

    /// <summary>The processor that this thread is on, as far as is known.</summary>
    static abstract int Processor { get; }

    /// <summary>Comes between two looks of a helper.</summary>
    /// <param name="callersProcessor">The processor that the caller of the last call was on.</param>
    static abstract void Pause(int callersProcessor);

    /// <summary>Comes before each step; does nothing but in tests.</summary>
    static abstract void Before(TeamStep step);

    /// <summary>Starts a thread.</summary>
    static abstract void Start(ThreadStart work);

    /// <summary>Sleeps until the bell rings: true; or until the thread was idle for so long that it should end: false.</summary>
    static abstract bool Sleep(ManualResetEventSlim bell);

    /// <summary>Lets other threads go on.</summary>
    static abstract void Yield(ref SpinWait spinner);
}

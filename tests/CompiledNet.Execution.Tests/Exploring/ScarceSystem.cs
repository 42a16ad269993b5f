namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>A system that has no thread to give when it is told so, and whose idle threads end at once.</summary>
internal readonly struct ScarceSystem : ITeamSystem
{
    private static int _running;

    /// <summary>What starting a thread throws; null if it starts.</summary>
    public static Exception? Refusal { get; set; }

    public static int Running => Volatile.Read(ref _running);

    public static int Processor => Environment.CurrentManagedThreadId;

    public static int Looks(int helper) => 0;

    public static void Before(TeamStep step)
    {
    }

    public static void Start(ThreadStart work)
    {
        if (Refusal is not null)
            throw Refusal;
        Interlocked.Increment(ref _running);
        new Thread(() =>
        {
            work();
            Interlocked.Decrement(ref _running);
        }).Start();
    }

    public static void Pause(int callersProcessor) => Thread.SpinWait(10);

    public static bool Sleep(ManualResetEventSlim bell) => bell.Wait(1);

    public static void Yield(ref SpinWait spinner) => spinner.SpinOnce();
}

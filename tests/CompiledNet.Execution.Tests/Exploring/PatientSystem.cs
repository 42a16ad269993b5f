namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>A system of one processor whose helpers never sleep; it records what they are told while they look.</summary>
internal readonly struct PatientSystem : ITeamSystem
{
    private static int _callersProcessor = -1;

    /// <summary>The processor that the last pause of a helper was told.</summary>
    public static int CallersProcessor => Volatile.Read(ref _callersProcessor);

    public static int Processor => 7;

    public static int Looks(int helper) => int.MaxValue;

    public static void Before(TeamStep step)
    {
    }

    public static void Start(ThreadStart work) => new Thread(work) { IsBackground = true }.UnsafeStart();

    public static void Pause(int callersProcessor)
    {
        Volatile.Write(ref _callersProcessor, callersProcessor);
        Thread.Sleep(1);
    }

    public static bool Sleep(ManualResetEventSlim bell) => bell.Wait(Timeout.Infinite);

    public static void Yield(ref SpinWait spinner) => spinner.SpinOnce();
}

namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>The threads of the process, which lose the processor at random before steps that others can see.</summary>
internal readonly struct PausingSystem : ITeamSystem
{
    // Idle helpers end and come back all the time.
    private const int IdleMilliseconds = 2;

    [ThreadStatic]
    private static Random? _random;

    private static int _seed;

    public static int Processor => Environment.CurrentManagedThreadId;

    public static int Looks(int helper) => 3;

    public static void Before(TeamStep step) => Pause();

    public static void Start(ThreadStart work) => new Thread(work) { IsBackground = true }.UnsafeStart();

    public static void Pause(int callersProcessor) => Thread.SpinWait(10);

    public static bool Sleep(ManualResetEventSlim bell) => bell.Wait(IdleMilliseconds);

    public static void Yield(ref SpinWait spinner) => spinner.SpinOnce(sleep1Threshold: -1);

    /// <summary>Mostly nothing; else a pause as long as some steps of others, or as some calls.</summary>
    public static void Pause()
    {
        _random ??= new Random(Interlocked.Increment(ref _seed));
        int chance = _random.Next(400);
        if (chance == 0)
            Thread.Sleep(1);
        else if (chance < 20)
            Thread.Yield();
        else if (chance < 60)
            Thread.SpinWait(_random.Next(100));
    }
}

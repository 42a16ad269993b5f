namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>Whether a thread can move.</summary>
internal enum ThreadState
{
    Ready,
    Waiting,
    Asleep,
    Over,
}

/// <summary>A thread that moves when it is told.</summary>
internal sealed class ScheduledThread(Schedule schedule, string name)
{
    private const int StackBytes = 256 * 1024;

    private readonly SemaphoreSlim _moves = new(0);
    private Thread? _thread;

    public Schedule Schedule => schedule;

    public string Name => name;

    public ThreadState State { get; set; }

    /// <summary>What wakes it when it is asleep.</summary>
    public ManualResetEventSlim? Bell { get; set; }

    public void Start(Action body)
    {
        _thread = new Thread(
            () =>
            {
                AwaitMove();
                body();
            },
            StackBytes);
        _thread.Start();
    }

    public void Move() => _moves.Release();

    public void AwaitMove() => _moves.Wait();

    public void Join() => _thread!.Join();
}

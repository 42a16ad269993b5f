using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>The threads of the process.</summary>
internal readonly struct SystemThreads : ITeamSystem
{
    // A thread keeps the code that it runs loaded. So where the library can be unloaded, with the plug-in that brought it along,
    // threads end soon after the last call; else they stay, and no call has to start one again.
    private static readonly int IdleMilliseconds = typeof(SystemThreads).IsCollectible ? 200 : Timeout.Infinite;

    // Together with the pause between two looks, a few times as long as a thread needs to wake.
    private const int LooksBeforeSleep = 2_000;
    private const int PauseBetweenLooks = 10;

    public static int Processor
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Thread.GetCurrentProcessorId();
    }

    // Helpers that have no processor to themselves, beside the caller's, would keep others from their work.
    public static int Looks(int helper) => helper + 1 < Environment.ProcessorCount ? LooksBeforeSleep : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Before(TeamStep step)
    {
    }

    // Without the starter's execution context, whose values would live as long as the thread.
    public static void Start(ThreadStart work) =>
        new Thread(work) { IsBackground = true, Name = "CompiledNet worker" }.UnsafeStart();

    // A helper on its caller's processor would take from it the time that it waits through, which the system gives in slices of
    // milliseconds. It lets the caller go on, and stays ready, so that a processor that is idle can take it over.
    public static void Pause(int callersProcessor)
    {
        if (Processor == callersProcessor)
            Thread.Yield();
        else
            Thread.SpinWait(PauseBetweenLooks);
    }

    public static bool Sleep(ManualResetEventSlim bell) => bell.Wait(IdleMilliseconds);

    public static void Yield(ref SpinWait spinner) => spinner.SpinOnce(sleep1Threshold: -1);
}

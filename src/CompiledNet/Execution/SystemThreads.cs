using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>The threads of the process.</summary>
internal readonly struct SystemThreads : ITeamSystem
{
    // A thread keeps the code that it runs loaded. So where the library can be unloaded, with the plug-in that brought it along,
    // threads end soon after the last call; else they stay, and no call has to start one again.
    private static readonly int IdleMilliseconds = typeof(SystemThreads).IsCollectible ? 200 : Timeout.Infinite;

    // Together with the pause between two looks, a few times as long as a thread needs to wake.
    public static int Looks => 2_000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Before(TeamStep step)
    {
    }

    // Without the starter's execution context, whose values would live as long as the thread.
    public static void Start(ThreadStart work) =>
        new Thread(work) { IsBackground = true, Name = "CompiledNet worker" }.UnsafeStart();

    public static bool Sleep(ManualResetEventSlim bell) => bell.Wait(IdleMilliseconds);

    public static void Yield(ref SpinWait spinner) => spinner.SpinOnce(sleep1Threshold: -1);
}

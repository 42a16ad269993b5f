namespace CompiledNet.Tests.Shared;

/// <summary>
/// What calls allocate on their thread. A call that allocates does so every time; but the runtime also counts what is left of the thread's
/// allocation buffer when another thread's collection takes it away, which happens now and then. So the least of some calls counts.
/// </summary>
internal static class Allocations
{
    private const int Attempts = 5;
    private const int AttemptsInProcess = 500;

    /// <summary>Requires that a call allocates nothing, once it has run.</summary>
    public static void AssertNone(Action call)
    {
        call(); // compiles, and runs what runs once
        AssertNoneAtFirst(() => call);
    }

    /// <summary>Requires that a call allocates nothing the first time after it was prepared.</summary>
    public static void AssertNoneAtFirst(Func<Action> prepare)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
            least = Math.Min(least, Of(prepare()));
        Assert.Equal(0, least);
    }

    /// <summary>
    /// Requires that a call allocates nothing on any thread, once it has run. Threads of the test runner allocate too, for as long as they report what
    /// was tested before; so there are pauses between attempts.
    /// </summary>
    public static void AssertNoneInProcess(Action call)
    {
        call();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < AttemptsInProcess && least > 0; attempt++)
        {
            if (attempt >= Attempts)
                Thread.Sleep(10);
            long before = GC.GetTotalAllocatedBytes(precise: true);
            call();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, least);
    }

    /// <summary>The bytes that are counted during one call.</summary>
    public static long Of(Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

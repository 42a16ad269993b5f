namespace CompiledNet.Benchmarks.Measuring;

/// <summary>Counts what a call allocates on the managed heap.</summary>
internal static class Allocations
{
    private const int Calls = 16;

    /// <summary>Bytes a call, after it has been called before.</summary>
    public static long Measure(Action call)
    {
        call();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int index = 0; index < Calls; index++)
            call();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }
}

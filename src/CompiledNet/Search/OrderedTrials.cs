using System.Runtime.ExceptionServices;

namespace CompiledNet;

/// <summary>Work that threads take one after the other.</summary>
internal static class OrderedTrials
{
    /// <summary>
    /// Does all; or, if one of them throws, throws what the first of those that do would have thrown on one thread: since they are taken in
    /// their order, all before it are done.
    /// </summary>
    public static void Run(int count, int threads, Action<int> work)
    {
        int next = -1;
        bool isFailed = false;
        var failures = new ExceptionDispatchInfo?[count];
        void Serve()
        {
            while (!Volatile.Read(ref isFailed) && Interlocked.Increment(ref next) is int index && index < count)
            {
                try
                {
                    work(index);
                }
                catch (Exception exception)
                {
                    failures[index] = ExceptionDispatchInfo.Capture(exception);
                    Volatile.Write(ref isFailed, true);
                }
            }
        }

        Thread[] others = [.. Enumerable.Range(1, Math.Min(threads, count) - 1).Select(_ => new Thread(Serve) { IsBackground = true, Name = "CompiledNet search" })];
        foreach (Thread thread in others)
            thread.Start();
        Serve();
        foreach (Thread thread in others)
            thread.Join();
        Array.Find(failures, failure => failure is not null)?.Throw();
    }
}

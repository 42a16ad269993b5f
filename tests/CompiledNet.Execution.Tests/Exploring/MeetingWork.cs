namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>Work each of whose items waits for all others to begin, so that every item needs a thread of its own.</summary>
internal sealed class MeetingWork(int items) : IParallelWork
{
    private int _begun;

    public void Run(int item)
    {
        Interlocked.Increment(ref _begun);
        while (Volatile.Read(ref _begun) < items)
            Schedule.Current.Yield();
    }
}

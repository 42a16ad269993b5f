namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>
/// A publication whose readers look first which copy is published and count themselves in then. It is wrong: in between the copy may be taken to be written in.
/// What looks for faults has to find this one.
/// </summary>
internal sealed class LateCount(Func<Cells> create)
{
    private readonly Cells[] _copies = [create(), create(), create()];
    private readonly int[] _readers = new int[3];
    private int _published;

    public long Read()
    {
        ScheduledPoints.Before(PublicationStep.Find);
        int copy = Volatile.Read(ref _published);
        ScheduledPoints.Before(PublicationStep.Enter);
        Interlocked.Increment(ref _readers[copy]);
        long version = _copies[copy].Read();
        ScheduledPoints.Before(PublicationStep.Leave);
        Interlocked.Decrement(ref _readers[copy]);
        return version;
    }

    public void Publish(long version)
    {
        int free = Enumerable.Range(0, 3).First(copy =>
        {
            ScheduledPoints.Before(PublicationStep.Look);
            return copy != _published && Volatile.Read(ref _readers[copy]) == 0;
        });
        _copies[free].Write(version);
        ScheduledPoints.Before(PublicationStep.Publish);
        Interlocked.Exchange(ref _published, free);
    }
}

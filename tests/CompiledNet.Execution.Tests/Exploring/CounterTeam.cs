namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>
/// A team that hands out items by a counter alone, which does not say whose items they are. It is wrong, in a way that shows in
/// about one of a million calls: what looks for faults has to find this one.
/// </summary>
internal sealed class CounterTeam<TSystem>
    where TSystem : struct, ITeamSystem
{
    private const int NoItem = int.MaxValue / 2;

    private readonly ManualResetEventSlim _bell = new(initialState: false, spinCount: 0);
    private IParallelWork? _work;
    private int _items;
    private int _last = NoItem;
    private int _remaining;

    public CounterTeam() => TSystem.Start(Serve);

    public void Run(IParallelWork work, int items)
    {
        TSystem.Before(TeamStep.Publish);
        Volatile.Write(ref _last, NoItem);
        _work = work;
        _remaining = items;
        Volatile.Write(ref _items, items);
        Interlocked.Exchange(ref _last, -1);
        TSystem.Before(TeamStep.Ring);
        _bell.Set();
        RunItems();
        var spinner = default(SpinWait);
        TSystem.Before(TeamStep.Await);
        while (Volatile.Read(ref _remaining) > 0)
            TSystem.Yield(ref spinner);
    }

    private void RunItems()
    {
        while (true)
        {
            TSystem.Before(TeamStep.Take);
            int item = Interlocked.Increment(ref _last);
            TSystem.Before(TeamStep.Look);
            if (item >= Volatile.Read(ref _items))
                return;
            _work!.Run(item);
            TSystem.Before(TeamStep.Done);
            Interlocked.Decrement(ref _remaining);
        }
    }

    private void Serve()
    {
        while (TSystem.Sleep(_bell))
        {
            TSystem.Before(TeamStep.Silence);
            _bell.Reset();
            RunItems();
        }
    }
}

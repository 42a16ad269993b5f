using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace CompiledNet.Execution;

/// <summary>
/// Threads that help callers with their work. They serve one call at a time: a caller who finds them busy does all of it
/// alone. Nothing is allocated for a call.
/// </summary>
/// <remarks>
/// A caller returns when every item that was taken is done, and none can be taken later: only so long may a helper touch what
/// belongs to the call. A helper takes items of the call alone for which it was woken.
/// </remarks>
/// <typeparam name="TSystem">Where its threads come from.</typeparam>
internal sealed class WorkerTeam<TSystem>
    where TSystem : struct, ITeamSystem
{
    private readonly Lock _hiring = new();
    private Worker[] _workers = [];
    private int _isBusy;

    // Of the present call.
    private long _call;
    private IParallelWork? _work;
    private ExceptionDispatchInfo? _failure;
    private long _tickets;
    private int _remaining;

    /// <summary>The calls so far.</summary>
    public long Calls => Volatile.Read(ref _call);

    /// <summary>Makes sure that there are so many helpers.</summary>
    public void Employ(int helpers)
    {
        lock (_hiring)
        {
            while (_workers.Length < helpers)
                _workers = [.. _workers, new Worker(this, TSystem.Looks(_workers.Length))];
        }
    }

    /// <summary>Reserves the team for one call. To be followed by <see cref="Leave"/>.</summary>
    public bool TryEnter() => Volatile.Read(ref _isBusy) == 0 && Interlocked.Exchange(ref _isBusy, 1) == 0;

    /// <summary>Ends the reservation.</summary>
    public void Leave() => Volatile.Write(ref _isBusy, 0);

    /// <summary>
    /// Does all items, by this thread and up to <paramref name="threads"/> − 1 others; returns, or throws what an item threw,
    /// when no thread is at work any more.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="items">How many items it has, at most <see cref="Tickets.MostItems"/>.</param>
    /// <param name="threads">How many threads may do them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(IParallelWork work, int items, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items, Tickets.MostItems);
        long call = ++_call;
        _work = work;
        _remaining = items;
        TSystem.Before(TeamStep.Publish);
        Volatile.Write(ref _tickets, Tickets.Of(call, items));
        WakeHelpers(call, Math.Min(threads, items) - 1);
        RunItems(call);
        AwaitHelpers();

        // Nothing is kept of a call, for what it worked for may be unloaded.
        TSystem.Before(TeamStep.Withdraw);
        _work = null;
        if (_failure is { } failure)
        {
            _failure = null;
            failure.Throw();
        }
    }

    private void WakeHelpers(long call, int helpers)
    {
        Worker[] workers = _workers;
        int processor = TSystem.Processor;
        try
        {
            for (int i = 0; i < Math.Min(workers.Length, helpers); i++)
                workers[i].Wake(call, processor);
        }
        catch (Exception exception)
        {
            // Helpers that are awake still have to be waited for.
            Fail(exception);
        }
    }

    private void AwaitHelpers()
    {
        var spinner = default(SpinWait);
        TSystem.Before(TeamStep.Await);
        while (Volatile.Read(ref _remaining) > 0)
            TSystem.Yield(ref spinner);
    }

    // Never a part of a helper's loop, whose frame would keep the last work alive while the helper sleeps.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void RunItems(long call)
    {
        while (true)
        {
            TSystem.Before(TeamStep.Look);
            long tickets = Volatile.Read(ref _tickets);
            if (!Tickets.HasItem(tickets, call))
                return;
            TSystem.Before(TeamStep.Take);
            if (Interlocked.CompareExchange(ref _tickets, Tickets.AfterNext(tickets), tickets) != tickets)
                continue;

            // From here on the caller waits for this thread.
            RunItem(Tickets.Item(tickets));
            TSystem.Before(TeamStep.Done);
            Interlocked.Decrement(ref _remaining);
        }
    }

    private void RunItem(int item)
    {
        try
        {
            if (Volatile.Read(ref _failure) is null)
                _work!.Run(item);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    /// <summary>The first exception is what the caller gets; items that are taken later are left undone.</summary>
    private void Fail(Exception exception) =>
        Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);

    /// <summary>A thread that waits for work: at first awake, since the next call often follows soon, then asleep.</summary>
    [SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The bell is a helper's as long as it can be woken.")]
    private sealed class Worker
    {
        // In the place of a call's number.
        private const long None = 0;
        private const long Gone = -1;

        private readonly WorkerTeam<TSystem> _team;
        private readonly int _looks;
        private readonly ManualResetEventSlim _bell = new(initialState: false, spinCount: 0);
        private readonly ThreadStart _serve;
        private long _wanted;
        private int _callersProcessor;

        public Worker(WorkerTeam<TSystem> team, int looks)
        {
            _team = team;
            _looks = looks;
            _serve = Serve;
            TSystem.Start(_serve);
        }

        public void Wake(long call, int processor)
        {
            // Written to only if it changes, for the helper reads it all the time.
            if (_callersProcessor != processor)
                Volatile.Write(ref _callersProcessor, processor);
            TSystem.Before(TeamStep.Want);
            if (Interlocked.Exchange(ref _wanted, call) == Gone)
            {
                Return();
            }
            else
            {
                TSystem.Before(TeamStep.Ring);
                _bell.Set();
            }
        }

        private void Return()
        {
            try
            {
                TSystem.Start(_serve);
            }
            catch (Exception exception)
            {
                // A later call tries again. This one goes on alone if it is only that the system has no thread to give now.
                Volatile.Write(ref _wanted, Gone);
                if (exception is not OutOfMemoryException)
                    throw;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Serve()
        {
            while (true)
            {
                if (!IsWantedSoon() && !TSystem.Sleep(_bell))
                {
                    TSystem.Before(TeamStep.Go);
                    if (Interlocked.CompareExchange(ref _wanted, Gone, None) == None)
                        return;
                }

                // The bell is silenced first: whoever wants the helper from now on rings it again.
                TSystem.Before(TeamStep.Silence);
                _bell.Reset();
                TSystem.Before(TeamStep.Answer);
                long call = Interlocked.Exchange(ref _wanted, None);
                if (call != None)
                    _team.RunItems(call);
            }
        }

        private bool IsWantedSoon()
        {
            TSystem.Before(TeamStep.Listen);
            for (int look = 0; look < _looks; look++)
            {
                if (Volatile.Read(ref _wanted) != None)
                    return true;
                TSystem.Pause(Volatile.Read(ref _callersProcessor));
            }

            return Volatile.Read(ref _wanted) != None;
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>
/// The threads that help callers with their work, shared by all networks of the process. They serve one call at a time: a
/// caller who finds them busy does all of it alone. Nothing is allocated for a call.
/// </summary>
internal static class WorkerTeam
{
    // Far from the number of any item, and from overflow.
    private const int NoItem = int.MaxValue / 2;

    private static readonly Lock Hiring = new();
    private static Worker[] _workers = [];
    private static int _isBusy;
    private static IParallelWork? _work;
    private static int _items;
    private static int _last = NoItem;
    private static int _remaining;

    /// <summary>Makes sure that there are so many helpers.</summary>
    public static void Employ(int helpers)
    {
        lock (Hiring)
        {
            while (_workers.Length < helpers)
                _workers = [.. _workers, new Worker()];
        }
    }

    /// <summary>Reserves the team for one call. To be followed by <see cref="Leave"/>.</summary>
    public static bool TryEnter() => Interlocked.CompareExchange(ref _isBusy, 1, 0) == 0;

    /// <summary>Ends the reservation.</summary>
    public static void Leave() => Volatile.Write(ref _isBusy, 0);

    /// <summary>Does all items, by this thread and <paramref name="threads"/> − 1 others; returns when all are done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(IParallelWork work, int items, int threads)
    {
        // A helper that comes late from the call before still asks for items: it gets none until all is in place.
        Volatile.Write(ref _last, NoItem);
        _work = work;
        _remaining = items;
        Volatile.Write(ref _items, items);
        Interlocked.Exchange(ref _last, -1);

        Worker[] workers = _workers;
        int helpers = Math.Min(workers.Length, Math.Min(threads, items) - 1);
        for (int i = 0; i < helpers; i++)
            workers[i].Wake();
        RunItems();
        var spinner = default(SpinWait);
        while (Volatile.Read(ref _remaining) > 0)
            spinner.SpinOnce(sleep1Threshold: -1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunItems()
    {
        for (int item = Interlocked.Increment(ref _last); item < Volatile.Read(ref _items); item = Interlocked.Increment(ref _last))
        {
            _work!.Run(item);
            Interlocked.Decrement(ref _remaining);
        }
    }

    /// <summary>A thread that waits for work: at first awake, since the next call often follows soon, then asleep.</summary>
    [SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A worker lives as long as the process.")]
    private sealed class Worker
    {
        // Together a few times as long as a thread needs to wake.
        private const int Looks = 2_000;
        private const int PauseBetweenLooks = 10;

        private readonly ManualResetEventSlim _bell = new(initialState: false, spinCount: 0);
        private int _isWanted;

        public Worker() => new Thread(Work) { IsBackground = true, Name = "CompiledNet worker" }.Start();

        public void Wake()
        {
            Volatile.Write(ref _isWanted, 1);
            _bell.Set();
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Work()
        {
            while (true)
            {
                for (int look = 0; look < Looks && Volatile.Read(ref _isWanted) == 0; look++)
                    Thread.SpinWait(PauseBetweenLooks);
                _bell.Wait();
                _bell.Reset();
                if (Interlocked.Exchange(ref _isWanted, 0) == 1)
                    RunItems();
            }
        }
    }
}

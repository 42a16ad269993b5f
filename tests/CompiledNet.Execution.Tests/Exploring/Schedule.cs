using System.Text;

namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>
/// One run of some threads, of which one moves at a time. Before every step that others can see, a thread asks who moves next.
/// </summary>
internal sealed class Schedule(Choices choices, int preemptions, bool idleEnds)
{
    private const int MostSteps = 10_000;

    [ThreadStatic]
    private static ScheduledThread? _current;

    private readonly List<ScheduledThread> _threads = [];
    private readonly List<(ScheduledThread Thread, string Step)> _steps = [];
    private readonly List<Action> _checks = [];
    private readonly ManualResetEventSlim _end = new();
    private int _preemptions = preemptions;
    private Exception? _failure;

    /// <summary>The schedule of the calling thread.</summary>
    public static Schedule Current => _current?.Schedule ?? throw new InvalidOperationException("The thread is not scheduled.");

    /// <summary>Runs a body and the threads that it starts to their end; idle threads end when all others have.</summary>
    /// <returns>What one of them threw.</returns>
    public Exception? Run(Action body)
    {
        Start(body);
        _threads[0].Move();
        _end.Wait();
        foreach (ScheduledThread thread in _threads)
            thread.Join();
        try
        {
            if (_failure is null)
                _checks.ForEach(check => check());
        }
        catch (Exception exception)
        {
            _failure = exception;
        }

        return _failure;
    }

    /// <summary>Checks something when all threads have ended.</summary>
    public void AtEnd(Action check) => _checks.Add(check);

    /// <summary>Starts a thread, which waits for its turn.</summary>
    public void Start(Action body)
    {
        var thread = new ScheduledThread(this, $"{(char)('A' + _threads.Count)}");
        _threads.Add(thread);
        thread.Start(() =>
        {
            _current = thread;
            try
            {
                body();
            }
            catch (Exception exception)
            {
                _failure ??= exception;
            }

            thread.State = ThreadState.Over;
            PassOn(thread);
        });
    }

    /// <summary>A step follows that others can see: here another thread may come first.</summary>
    public void Before(string step)
    {
        ScheduledThread thread = Moving(step);
        List<ScheduledThread> options = [thread];
        if (_preemptions > 0)
            options.AddRange(Others(thread));
        SwitchTo(options[choices.Among(options.Count)], from: thread, isPreemption: true);
    }

    /// <summary>Waits until a bell rings, or for long enough.</summary>
    public bool Sleep(ManualResetEventSlim bell)
    {
        ScheduledThread thread = Moving("sleeps");
        if (!bell.IsSet)
        {
            thread.Bell = bell;
            thread.State = ThreadState.Asleep;
            PassOn(thread);
            thread.State = ThreadState.Ready;
        }

        return bell.IsSet;
    }

    /// <summary>Waits until another thread has moved.</summary>
    public void Yield()
    {
        ScheduledThread thread = Moving("waits");
        thread.State = ThreadState.Waiting;
        PassOn(thread);
        thread.State = ThreadState.Ready;
    }

    /// <summary>The steps, one a line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach ((ScheduledThread thread, string step) in _steps)
            text.AppendLine($"  {thread.Name}: {step}");
        return text.ToString();
    }

    private ScheduledThread Moving(string step)
    {
        ScheduledThread thread = _current!;
        if (_failure is not null)
            throw new OperationCanceledException("The schedule has failed.");
        if (_steps.Count == MostSteps)
            throw new InvalidOperationException("The threads come to no end.");
        _steps.Add((thread, step));

        // Whoever waits for others looks again.
        foreach (ScheduledThread other in _threads)
        {
            if (other != thread && other.State == ThreadState.Waiting)
                other.State = ThreadState.Ready;
        }

        return thread;
    }

    private IEnumerable<ScheduledThread> Others(ScheduledThread thread) =>
        _threads.Where(other => other != thread && (other.State == ThreadState.Ready || (other.State == ThreadState.Asleep && other.Bell!.IsSet)));

    /// <summary>Lets another thread move, since this one cannot.</summary>
    private void PassOn(ScheduledThread thread)
    {
        ScheduledThread[] ready = [.. Others(thread)];
        ScheduledThread[] idle = [.. _threads.Where(other => other.State == ThreadState.Asleep && !other.Bell!.IsSet)];
        if (ready.Length > 0 && _failure is null)
        {
            ScheduledThread[] options = idleEnds && _preemptions > 0 ? [.. ready, .. idle] : ready;
            int chosen = choices.Among(options.Length);
            SwitchTo(options[chosen], thread, isPreemption: chosen >= ready.Length);
            return;
        }

        // Nothing moves any more: time passes for those who sleep. After a failure all are to end, waiting or not.
        ScheduledThread? next = _failure is null && _threads.Any(other => other.State == ThreadState.Waiting)
            ? null
            : _threads.FirstOrDefault(other => other.State != ThreadState.Over && (other != thread || thread.State == ThreadState.Asleep));
        if (next is not null)
        {
            SwitchTo(next, thread, isPreemption: false);
        }
        else if (_threads.All(other => other.State == ThreadState.Over))
        {
            _end.Set();
        }
        else
        {
            _failure ??= new InvalidOperationException("A thread waits for what never comes.");
            if (thread.State != ThreadState.Over)
                throw new OperationCanceledException("The schedule has failed.");
            SwitchTo(_threads.First(other => other.State != ThreadState.Over), thread, isPreemption: false);
        }
    }

    private void SwitchTo(ScheduledThread next, ScheduledThread from, bool isPreemption)
    {
        if (next == from)
            return;
        if (isPreemption)
            _preemptions--;
        next.Move();
        if (from.State != ThreadState.Over)
            from.AwaitMove();
    }
}

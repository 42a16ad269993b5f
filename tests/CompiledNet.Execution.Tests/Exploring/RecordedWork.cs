namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>Work that counts how often each of its items is done, and sees it if one is done after its caller has returned.</summary>
internal sealed class RecordedWork(int items, Action pause, int? failing = null) : IParallelWork
{
    private readonly int[] _times = new int[items];
    private bool _isOver;
    private string? _fault;

    public void Run(int item)
    {
        if (item >= items)
        {
            _fault ??= $"There is no item {item}.";
            return;
        }

        Interlocked.Increment(ref _times[item]);
        CheckThatCallerWaits(item);
        pause();
        CheckThatCallerWaits(item);
        if (item == failing)
            throw new ItemFailedException();
    }

    /// <summary>Says that the caller has returned.</summary>
    public void End() => Volatile.Write(ref _isOver, true);

    public void AssertDoneOnce()
    {
        Assert.Null(_fault);
        Assert.All(_times, times => Assert.Equal(1, times));
    }

    public void AssertDoneAtMostOnce()
    {
        Assert.Null(_fault);
        Assert.All(_times, times => Assert.InRange(times, 0, 1));
    }

    private void CheckThatCallerWaits(int item)
    {
        if (Volatile.Read(ref _isOver))
            _fault ??= $"Item {item} is being done after its caller has returned.";
    }
}

/// <summary>What a failing item throws.</summary>
internal sealed class ItemFailedException : Exception;

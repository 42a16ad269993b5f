using CompiledNet.Execution.Tests.Exploring;

namespace CompiledNet.Execution.Tests;

/// <summary>The team of helpers with real threads, which pause at random.</summary>
public sealed class StressTests
{
    // A team whose helpers can take an item of another call fails within some hundreds of calls.
    private const int Calls = 10_000;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Items_are_done_once_and_while_their_caller_waits(int helpers)
    {
        var team = new WorkerTeam<PausingSystem>();
        team.Employ(helpers);
        for (int call = 0; call < Calls; call++)
        {
            int items = call % 2 == 0 ? 2 : 8;
            var work = new RecordedWork(items, PausingSystem.Pause);
            team.Run(work, items, helpers + 1);
            work.End();
            work.AssertDoneOnce();
        }
    }

    [Fact]
    public void Callers_that_come_at_once_have_the_team_one_after_the_other()
    {
        var team = new WorkerTeam<PausingSystem>();
        team.Employ(2);
        int served = 0;
        Parallel.For(0, Calls, new ParallelOptions { MaxDegreeOfParallelism = 4 }, call =>
        {
            if (!team.TryEnter())
                return;
            var work = new RecordedWork(4, PausingSystem.Pause);
            team.Run(work, 4, 3);
            work.End();
            work.AssertDoneOnce();
            Interlocked.Increment(ref served);
            team.Leave();
        });
        Assert.True(served > 0);
    }

    [Fact]
    public void What_items_throw_reaches_their_caller()
    {
        var team = new WorkerTeam<PausingSystem>();
        team.Employ(2);
        for (int call = 0; call < Calls / 10; call++)
        {
            var work = new RecordedWork(4, PausingSystem.Pause, failing: call % 4);
            Assert.Throws<ItemFailedException>(() => team.Run(work, 4, 3));
            work.End();
            work.AssertDoneAtMostOnce();
        }
    }
}

using CompiledNet.Execution.Tests.Exploring;

namespace CompiledNet.Execution.Tests;

/// <summary>The team of helpers in every order in which its threads can come, up to a number of preemptions.</summary>
public sealed class InterleavingTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    public void Items_are_done_once_and_while_their_caller_waits(int helpers, int preemptions) => Explore(new Exploration(preemptions), () =>
    {
        var team = new WorkerTeam<ScheduledSystem>();
        team.Employ(helpers);
        Run(team, items: 2, threads: helpers + 1);
        Run(team, items: 3, threads: helpers + 1);
    });

    [Fact]
    public void A_call_that_shares_with_fewer_threads_is_left_alone_by_the_others() => Explore(new Exploration(preemptions: 2), () =>
    {
        var team = new WorkerTeam<ScheduledSystem>();
        team.Employ(2);
        Run(team, items: 3, threads: 3);
        var threads = new HashSet<int>();
        Run(team, items: 3, threads: 2, work: new RecordedWork(3, () =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            Pause();
        }));
        Assert.InRange(threads.Count, 1, 2);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_an_item_throws_reaches_its_caller_when_no_thread_is_at_work(int failing) => Explore(new Exploration(preemptions: 2), () =>
    {
        var team = new WorkerTeam<ScheduledSystem>();
        team.Employ(1);
        var work = new RecordedWork(3, Pause, failing);
        Assert.Throws<ItemFailedException>(() => team.Run(work, 3, 2));
        work.End();
        Run(team, items: 2, threads: 2);
        Schedule.Current.AtEnd(work.AssertDoneAtMostOnce);
    });

    [Fact]
    public void A_helper_that_went_while_it_was_idle_comes_back() => Explore(new Exploration(preemptions: 2, idleEnds: true), () =>
    {
        var team = new WorkerTeam<ScheduledSystem>();
        team.Employ(1);
        Run(team, items: 2, threads: 2);
        Run(team, items: 2, threads: 2);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_helper_that_is_woken_comes(bool idleEnds) => Explore(new Exploration(preemptions: 2, idleEnds), () =>
    {
        var team = new WorkerTeam<ScheduledSystem>();
        team.Employ(1);
        for (int call = 0; call < 3; call++)
            team.Run(new MeetingWork(2), items: 2, threads: 2);
    });

    [Fact]
    public void Callers_that_come_at_once_have_the_team_one_after_the_other() => Explore(new Exploration(preemptions: 2), () =>
    {
        var team = new WorkerTeam<ScheduledSystem>();
        team.Employ(1);
        void Call()
        {
            Pause();
            if (!team.TryEnter())
                return;
            Run(team, items: 2, threads: 2);
            Pause();
            team.Leave();
        }

        Schedule.Current.Start(Call);
        Call();
    });

    [Fact]
    public void The_exploration_finds_an_item_that_is_taken_from_another_call()
    {
        var error = Assert.Throws<ExplorationFailedException>(() => new Exploration(preemptions: 2).Run(() =>
        {
            var team = new CounterTeam<ScheduledSystem>();
            foreach (int items in new[] { 2, 3 })
            {
                var work = new RecordedWork(items, Pause);
                team.Run(work, items);
                work.End();
                Schedule.Current.AtEnd(work.AssertDoneOnce);
            }
        }));
        output.WriteLine(error.Message);
    }

    private static void Pause() => Schedule.Current.Before("works");

    private static void Run(WorkerTeam<ScheduledSystem> team, int items, int threads, RecordedWork? work = null)
    {
        work ??= new RecordedWork(items, Pause);
        team.Run(work, items, threads);
        work.End();
        work.AssertDoneOnce();
        Schedule.Current.AtEnd(work.AssertDoneOnce);
    }

    private void Explore(Exploration exploration, Action body)
    {
        int schedules = exploration.Run(body);
        output.WriteLine($"{schedules} schedules");
        Assert.True(schedules > 100, $"There were only {schedules} schedules: threads are not stopped.");
    }
}

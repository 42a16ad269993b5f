using CompiledNet.Execution.Tests.Exploring;

namespace CompiledNet.Execution.Tests;

/// <summary>A team whose helpers went while they were idle, where the system does not give them back.</summary>
public sealed class ScarceThreadsTests
{
    [Fact]
    public void A_caller_works_alone_while_the_system_has_no_thread()
    {
        WorkerTeam<ScarceSystem> team = TeamWithoutThreads(new InsufficientMemoryException());

        Run(team);

        Assert.Equal(0, ScarceSystem.Running);
        AssertThatHelperComesBack(team);
    }

    [Fact]
    public void What_starting_a_thread_throws_reaches_the_caller_and_leaves_the_team_usable()
    {
        WorkerTeam<ScarceSystem> team = TeamWithoutThreads(new InvalidOperationException());

        Assert.Throws<InvalidOperationException>(() => Run(team));

        AssertThatHelperComesBack(team);
    }

    private static WorkerTeam<ScarceSystem> TeamWithoutThreads(Exception refusal)
    {
        ScarceSystem.Refusal = null;
        var team = new WorkerTeam<ScarceSystem>();
        team.Employ(1);
        Assert.True(SpinWait.SpinUntil(() => ScarceSystem.Running == 0, TimeSpan.FromSeconds(30)));
        ScarceSystem.Refusal = refusal;
        return team;
    }

    private static void AssertThatHelperComesBack(WorkerTeam<ScarceSystem> team)
    {
        ScarceSystem.Refusal = null;
        using var meeting = new Barrier(2);
        team.Run(new RealMeeting(meeting), items: 2, threads: 2);
        Run(team);
    }

    private static void Run(WorkerTeam<ScarceSystem> team)
    {
        var work = new RecordedWork(3, () => { });
        team.Run(work, 3, 2);
        work.End();
        work.AssertDoneOnce();
    }

    /// <summary>Work whose two items need a thread each.</summary>
    private sealed class RealMeeting(Barrier meeting) : IParallelWork
    {
        public void Run(int item) => Assert.True(meeting.SignalAndWait(TimeSpan.FromSeconds(30)));
    }
}

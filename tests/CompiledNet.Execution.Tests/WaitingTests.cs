using CompiledNet.Execution.Tests.Exploring;

namespace CompiledNet.Execution.Tests;

/// <summary>How helpers wait for work without keeping others from theirs.</summary>
public sealed class WaitingTests
{
    [Fact]
    public void A_helper_that_looks_for_work_knows_the_processor_of_its_caller()
    {
        var team = new WorkerTeam<PatientSystem>();
        team.Employ(1);

        team.Run(new RecordedWork(2, () => { }), items: 2, threads: 2);

        Assert.True(SpinWait.SpinUntil(() => PatientSystem.CallersProcessor == PatientSystem.Processor, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Helpers_without_a_processor_beside_the_callers_sleep_at_once()
    {
        int processors = Environment.ProcessorCount;

        Assert.All(Enumerable.Range(0, processors - 1), helper => Assert.True(SystemThreads.Looks(helper) > 0));
        Assert.All(Enumerable.Range(processors - 1, Shards.Most), helper => Assert.Equal(0, SystemThreads.Looks(helper)));
    }
}

namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>
/// Runs code in every order in which its threads can come, if each loses the processor only where it waits, and
/// <paramref name="preemptions"/> times elsewhere. Most faults of concurrent code need one or two.
/// </summary>
/// <param name="preemptions">How often a thread is stopped that could go on.</param>
/// <param name="idleEnds">Whether it counts as such when a sleeping thread has slept for long enough.</param>
internal sealed class Exploration(int preemptions, bool idleEnds = false)
{
    /// <summary>Runs <paramref name="body"/> in all schedules; throws for the first in which it fails.</summary>
    /// <returns>How many there were.</returns>
    public int Run(Action body)
    {
        var choices = new Choices();
        int schedules = 0;
        do
        {
            schedules++;
            var schedule = new Schedule(choices, preemptions, idleEnds);
            if (schedule.Run(body) is { } failure)
                throw new ExplorationFailedException($"Schedule {schedules} fails: {failure.Message}{Environment.NewLine}{schedule}", failure);
        }
        while (choices.MoveNext());
        return schedules;
    }
}

namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>The threads of a <see cref="Schedule"/>.</summary>
internal readonly struct ScheduledPoints : IPublicationPoints
{
    public static void Before(PublicationStep step) => Schedule.Current.Before(step.ToString());
}

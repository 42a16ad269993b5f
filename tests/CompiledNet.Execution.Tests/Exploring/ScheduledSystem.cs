namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>The threads of a <see cref="Schedule"/>.</summary>
internal readonly struct ScheduledSystem : ITeamSystem
{
    public static int Processor => Environment.CurrentManagedThreadId;

    public static int Looks(int helper) => 1;

    public static void Before(TeamStep step) => Schedule.Current.Before(step.ToString());

    public static void Start(ThreadStart work) => Schedule.Current.Start(() => work());

    public static void Pause(int callersProcessor) => Schedule.Current.Before("pauses");

    public static bool Sleep(ManualResetEventSlim bell) => Schedule.Current.Sleep(bell);

    public static void Yield(ref SpinWait spinner) => Schedule.Current.Yield();
}

namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>The threads of the process, which lose the processor at random before steps that others can see.</summary>
internal readonly struct PausingPoints : IPublicationPoints
{
    public static void Before(PublicationStep step) => PausingSystem.Pause();
}

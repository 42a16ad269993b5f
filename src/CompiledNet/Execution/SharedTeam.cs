namespace CompiledNet.Execution;

/// <summary>The team of helpers of the process, which all networks share.</summary>
internal static class SharedTeam
{
    public static WorkerTeam<SystemThreads> Team { get; } = new();
}

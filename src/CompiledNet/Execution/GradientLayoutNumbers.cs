namespace CompiledNet.Execution;

/// <summary>Numbers the networks whose gradients workspaces hold.</summary>
internal static class GradientLayoutNumbers
{
    /// <summary>The number of no network.</summary>
    public const int None = 0;

    private static int _last = None;

    public static int Next() => Interlocked.Increment(ref _last);
}

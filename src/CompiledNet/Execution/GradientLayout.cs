namespace CompiledNet.Execution;

/// <summary>
/// Says which network's gradients a workspace held last. Passes leave padding alone, and calls leave embedding tables zero, as both are at
/// first: so another network's gradients have to be cleared away, its own not.
/// </summary>
internal static class GradientLayout<TPass>
    where TPass : struct
{
    /// <summary>A number that no other network has.</summary>
    public static int Number { get; } = GradientLayoutNumbers.Next();
}

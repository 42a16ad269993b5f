namespace CompiledNet.Execution;

/// <summary>Where the gradients of a call go, at an address that does not change; nowhere for a call that has none.</summary>
/// <param name="start">The first float.</param>
/// <param name="length">The floats of the parameter storage.</param>
/// <param name="layout">A <see cref="GradientLayout{TPass}.Number"/>.</param>
internal readonly unsafe struct PinnedGradients(float* start, int length, int layout)
{
    /// <summary>Of a call without gradients.</summary>
    public static PinnedGradients None => default;

    public float* Start { get; } = start;

    public int Length { get; } = length;

    public int Layout { get; } = layout;
}

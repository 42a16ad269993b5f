namespace CompiledNet.Properties.Tests.Declarations;

/// <summary>A <c>[Dense]</c> attribute as text, and the views in front of it.</summary>
/// <param name="Units">Its size, right or wrong.</param>
/// <param name="Activation">The constant, or another expression of that type.</param>
/// <param name="Options">What is written behind: <c>Slope = 0.1f</c>.</param>
internal sealed record DeclaredLayer(int Units, string Activation, IReadOnlyList<string> Options)
{
    /// <summary>The number of <c>[Flatten]</c> attributes in front.</summary>
    public int Views { get; init; }

    public IEnumerable<string> Attributes =>
    [
        .. Enumerable.Repeat("global::CompiledNet.Flatten", Views),
        $"global::CompiledNet.Dense({string.Join(", ", [$"{Units}", Expression.Of("Activation", Activation), .. Options])})",
    ];
}

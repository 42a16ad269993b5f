namespace CompiledNet.Tests.Rounding;

/// <summary>What exact arithmetic gives, and how far from it float arithmetic may end.</summary>
internal sealed record Bounded(double[] Values, double[] Errors);

namespace CompiledNet;

/// <summary>What is known about the first NaN or infinity of a step.</summary>
internal readonly record struct NonFiniteFinding(
    NonFiniteOrigin Origin, string Description, string? Layer = null, string? Tensor = null, int? Row = null);

namespace CompiledNet.Generator.Declaration;

/// <summary>The activation of a layer attribute and the arguments that belong to activations.</summary>
internal sealed record ActivationDeclaration(
    Written<string> Name,
    Written<float>? Slope,
    Written<float>? Alpha,
    Written<bool>? TanhApproximation);

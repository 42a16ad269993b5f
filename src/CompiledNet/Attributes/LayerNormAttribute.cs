namespace CompiledNet;

/// <summary>
/// Layer normalisation: <c>a = w·(x − μ)/√(σ² + ε) + b</c> with the mean <c>μ</c> and variance <c>σ²</c> over the last axis (Ba, Kiros, Hinton:
/// Layer Normalization, 2016). <c>w</c> starts at 1, <c>b</c> at 0, one of each for every place of the last axis. The shape stays.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : Attribute
{
    /// <summary>
    /// The name of the layer's property on the network and of its tensors in files, by which other layers refer to it. Without one, the layer is
    /// called by kind and number: <c>LayerNorm1</c>, <c>LayerNorm2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }

    /// <summary>The ε that is added to the variance, greater than 0; 1e-5 by default.</summary>
    public float Epsilon { get; set; } = 1e-5f;
}

namespace CompiledNet;

/// <summary>
/// Batch normalisation: <c>a = w·(x − μ)/√(σ² + ε) + b</c> for each channel (the last axis). In training, <c>μ</c> and <c>σ²</c> are the mean
/// and variance over the rows of the batch and all positions; otherwise they are running means, which training updates (Ioffe, Szegedy:
/// Batch Normalization, 2015). <c>w</c> starts at 1, <c>b</c> at 0. The shape stays.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : Attribute
{
    /// <summary>
    /// The name of the layer's property on the network and of its tensors in files, by which other layers refer to it. Without one, the layer is
    /// called by kind and number: <c>BatchNorm1</c>, <c>BatchNorm2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }

    /// <summary>
    /// The weight of a new batch in the running statistics, <c>running = (1 − momentum)·running + momentum·batch</c>, from 0 to 1; 0.1 by
    /// default. The running variance takes the unbiased variance of the batch.
    /// </summary>
    public float Momentum { get; set; } = 0.1f;

    /// <summary>The ε that is added to the variance, greater than 0; 1e-5 by default.</summary>
    public float Epsilon { get; set; } = 1e-5f;
}

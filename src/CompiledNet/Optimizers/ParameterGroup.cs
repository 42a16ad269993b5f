using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Layers that an optimizer trains with settings of their own.</summary>
/// <example>
/// <code>
/// new AdamW
/// {
///     Groups = [new("Embedding1") { LearningRateFactor = 0.1f }, new("Conv2D1", "Conv2D2") { IsFrozen = true }],
/// }
/// </code>
/// </example>
public sealed record ParameterGroup
{
    /// <summary>A group of layers.</summary>
    /// <param name="layers">Names of layers that have parameters, at least one.</param>
    /// <exception cref="ArgumentException">No layer is named, or a name is empty.</exception>
    public ParameterGroup(params ReadOnlySpan<string> layers)
    {
        if (layers.IsEmpty)
            throw new ArgumentException("A group needs the name of at least one layer.", nameof(layers));
        foreach (string layer in layers)
            ArgumentException.ThrowIfNullOrEmpty(layer, nameof(layers));
        Layers = [.. layers];
    }

    /// <summary>The names of the layers.</summary>
    public ImmutableArray<string> Layers { get; }

    /// <summary>What the optimizer's learning rate is multiplied by in these layers, at least 0; 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float LearningRateFactor
    {
        get;
        init => field = Hyperparameter.AtLeastZero(value, nameof(LearningRateFactor));
    } = 1f;

    /// <summary>The weight decay λ in these layers, at least 0; null, the default, takes the optimizer's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float? WeightDecay
    {
        get;
        init => field = value is { } decay ? Hyperparameter.AtLeastZero(decay, nameof(WeightDecay)) : null;
    }

    /// <summary>
    /// Whether these layers are not trained: their parameters and moments keep their bits, and their gradients do not count where gradients
    /// are clipped by their norm. (Running statistics of a batch norm still follow the batches.) False by default.
    /// </summary>
    public bool IsFrozen { get; init; }
}

namespace CompiledNet;

/// <summary>
/// What comes in, followed along the last axis by the outputs of other layers; the shapes are the same in all axes but the last.
/// </summary>
/// <param name="names">The names of the other layers, at least one, which stand before this one; <c>"input"</c> for the network's input.</param>
/// <example>
/// <code>
/// [Network(20)]
/// [Dense(64, Activation.ReLU)]
/// [Dense(32, Activation.ReLU)]
/// [Concat("input")]
/// [Dense(1, Activation.Sigmoid)]
/// [Loss(LossFunction.BinaryCrossEntropy)]
/// public sealed partial class WideAndDeep;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(params string[] names) : Attribute
{
    /// <summary>The names of the other layers.</summary>
    public IReadOnlyList<string> OtherNames { get; } = names ?? [];

    /// <summary>
    /// The layer's name in descriptions and messages, by which other layers refer to it. Without one, it is
    /// called by kind and number: <c>Concat1</c>, <c>Concat2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }
}

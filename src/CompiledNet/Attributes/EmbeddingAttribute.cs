namespace CompiledNet;

/// <summary>
/// Learnt vectors for indices, such as categories or tokens: each index input that the layer takes is replaced, in its place, by row <c>i</c> of the
/// weights, where <c>i</c> is the value of the input. What <see cref="NetworkAttribute.IndexInputs"/> says are indices.
/// With <c>n</c> indices and nothing else coming in, it gives the shape <c>(n, size)</c>, of one index <c>(size)</c>; with other inputs beside them, one axis.
/// </summary>
/// <param name="count">The number of vectors: indices are from 0 to <c>count − 1</c>.</param>
/// <param name="size">The number of values of a vector, at least 1.</param>
/// <example>
/// <code>
/// [Network(6, IndexInputs = new[] { 0, 3 })]
/// [Embedding(12, 4, Columns = new[] { 0 })]
/// [Embedding(5, 2, Columns = new[] { 3 })]
/// [Dense(16, Activation.ReLU)]
/// [Dense(1)]
/// [Loss(LossFunction.MeanSquaredError)]
/// public sealed partial class PriceModel;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EmbeddingAttribute(int count, int size) : Attribute
{
    /// <summary>The number of vectors.</summary>
    public int Count { get; } = count;

    /// <summary>The number of values of a vector.</summary>
    public int Size { get; } = size;

    /// <summary>
    /// The name of the layer's property on the network and of its tensors in files, by which other layers refer to it. Without one, the layer is
    /// called by kind and number: <c>Embedding1</c>, <c>Embedding2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer before this one whose outputs the layer takes: its name, or <c>"input"</c> for the network's input. Without one, the
    /// layer takes the outputs of the layer just before it.
    /// </summary>
    public string? Input { get; set; }

    /// <summary>The numbers of the inputs that the layer takes, from 0; without them, all index inputs that come in.</summary>
    public int[]? Columns { get; set; }
}

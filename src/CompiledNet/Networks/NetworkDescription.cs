using System.Collections.Immutable;
using System.ComponentModel;
using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>What a network is made of, for tools that print, plot, store or check it.</summary>
public sealed record NetworkDescription
{
    /// <summary>The name of the class.</summary>
    public required string Name { get; init; }

    /// <summary>The number of values in one input row.</summary>
    public required int InputSize { get; init; }

    /// <summary>The axes of one input row; one axis of <see cref="InputSize"/> values unless said otherwise.</summary>
    public ImmutableArray<int> InputShape
    {
        get => field.IsDefault ? [InputSize] : field;
        init;
    }

    /// <summary>The layers, from input to output. One that does not say what it takes takes the outputs of the layer before.</summary>
    public required ImmutableArray<LayerDescription> Layers
    {
        get;
        init => field = value.IsDefault ? [] : [.. value.Select((layer, place) => layer.HasInputs ? layer : layer with { Inputs = [place - 1] })];
    }

    /// <summary>The numbers of the inputs, from 0, that are indices: those that an embedding takes.</summary>
    public ImmutableArray<int> IndexInputs => [.. Layers.SelectMany(layer => layer.Columns).Distinct().Order()];

    /// <summary>Whether rows are steps in time, of which each depends on those before.</summary>
    public bool IsStreaming { get; init; }

    /// <summary>
    /// Of a network whose rows are steps in time, the same layers and tensors on whole sequences: the description of a network with the shape
    /// (steps, features) that computes the same. For tools that know no steps, such as exporters.
    /// </summary>
    /// <param name="steps">The steps of a sequence, at least 1.</param>
    /// <exception cref="InvalidOperationException">Rows are not steps in time.</exception>
    /// <exception cref="NotSupportedException">A layer has no counterpart.</exception>
    public NetworkDescription OfSequences(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return IsStreaming ? SequenceDescription.Of(this, steps) : throw new InvalidOperationException($"The rows of {Name} are not steps in time.");
    }

    /// <summary>What training minimises; null for a network without a loss, or with one of its own.</summary>
    public LossFunction? Loss { get; init; }

    /// <summary>What stands in the method with <see cref="LossExpressionAttribute"/> that is the loss; null for other networks.</summary>
    public string? LossExpression { get; init; }

    /// <summary>The same as a formula of the output and the target, for <see cref="GradientCheck"/>; null for other networks, and where a description was read from a file.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Func<LossNumber, LossNumber, LossNumber>? LossFormula { get; init; }

    /// <summary>The loss in messages.</summary>
    internal string LossText => Loss?.ToString() ?? LossExpression ?? "none";

    /// <summary>The δ of <see cref="LossFunction.Huber"/>; without meaning for other losses.</summary>
    public float LossDelta { get; init; } = 1f;

    /// <summary>The τ of <see cref="LossFunction.Quantile"/>; without meaning for other losses.</summary>
    public float LossQuantile { get; init; } = 0.5f;

    /// <summary>The γ of <see cref="LossFunction.BinaryFocalCrossEntropy"/>; without meaning for other losses.</summary>
    public float LossGamma { get; init; } = 2f;

    /// <summary>The label smoothing ε of <see cref="LossFunction.CrossEntropy"/>; without meaning for other losses.</summary>
    public float LossLabelSmoothing { get; init; }

    /// <summary>The length of the parameter storage in floats, padding included.</summary>
    public required int StorageSize { get; init; }

    /// <summary>
    /// The length in floats of the part of the storage that is trained, padding included; the statistics lie behind it. All of
    /// <see cref="StorageSize"/> unless said otherwise.
    /// </summary>
    public int TrainedSize
    {
        get => field < 0 ? StorageSize : field;
        init;
    } = -1;

    /// <summary>The number of values in one output row.</summary>
    public int OutputSize => Layers[^1].OutputSize;

    /// <summary>The number of trainable scalars, without padding.</summary>
    public int ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    /// <summary>The multiply-adds of a forward pass of one row.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>All parameter tensors in canonical order: layer by layer, weights before biases. All of them are trained.</summary>
    public IEnumerable<ParameterTensor> Tensors => Layers.SelectMany(layer => layer.Tensors);

    /// <summary>All tensors that are kept with the parameters but not trained, layer by layer.</summary>
    public IEnumerable<ParameterTensor> Statistics => Layers.SelectMany(layer => layer.Statistics);

    /// <summary>Whether training takes statistics of a batch, which needs two rows.</summary>
    internal bool NeedsBatches => Layers.Any(layer => !layer.Statistics.IsEmpty);

    /// <summary>What files hold: layer by layer, the parameters before the statistics.</summary>
    public IEnumerable<ParameterTensor> StoredTensors => Layers.SelectMany(layer => layer.Tensors.Concat(layer.Statistics));

    /// <summary>
    /// What the <see cref="StoredTensors"/> are called in files, in their order: PyTorch's names, with the layer's name in lower case as that of the
    /// module. <c>Dense1.Weights</c> is <c>dense1.weight</c>, <c>BatchNorm1.RunningVariance</c> is <c>batchnorm1.running_var</c>. Layers whose names
    /// differ in case alone keep theirs as written.
    /// </summary>
    public ImmutableArray<string> FileNames => TensorNames.Of(this);

    /// <summary>
    /// The description as JSON, without the places of the tensors in the storage: the same text for every build of a network, which
    /// <see cref="FromJson"/> reads. It is in the metadata of the files that <see cref="ParameterFile"/> writes.
    /// </summary>
    public string ToJson() => DescriptionWriter.Write(this);

    /// <summary>
    /// A description from the JSON of <see cref="ToJson"/>. Its tensors lie in canonical order one behind the other, without padding, the
    /// statistics behind all that is trained.
    /// </summary>
    /// <exception cref="InvalidDataException">The text is not that of a description. The message says what is wrong.</exception>
    public static NetworkDescription FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return DescriptionReader.Read(json);
    }
}

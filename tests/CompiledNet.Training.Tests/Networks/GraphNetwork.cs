using CompiledNet.Execution;
using CompiledNet.Tests.Reference;
using CompiledNet.Tests.Reference.Graph;

namespace CompiledNet.Training.Tests;

/// <summary>A network of layers of any kind that the independent reference computes, every value in double, rounded to float where it leaves.</summary>
public abstract class GraphNetwork<TSelf>
    where TSelf : class, ITrainableNetwork<TSelf>
{
    protected GraphNetwork(int seed)
    {
        foreach (ParameterTensor tensor in TSelf.Description.Tensors.Concat(TSelf.Description.Statistics))
            Parameters[tensor].CopyFrom(KindsOfLayers.Values(tensor, seed));
    }

    public ParameterBuffer<TSelf> Parameters { get; } = new();

    public NetworkExecution Execution { get; } = new(0, 0);

    public int Threads { get; set; } = 1;

    /// <summary>What is done to the gradients at the end of a backward pass: a place to make mistakes.</summary>
    public Action<ParameterBuffer<TSelf>>? SpoilGradients { get; set; }

    /// <summary>Whether <see cref="Backward"/> makes the mistake to compute the network of inference.</summary>
    public bool TrainsAsAtInference { get; set; }

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) =>
        (float)GraphCost.Of(Inference.Forward(Batch(inputs)), Widened(targets), Loss);

    public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ParameterBuffer<TSelf> gradients)
    {
        Tensor x = Batch(inputs);
        ReferenceGraph graph = TrainsAsAtInference ? Inference : ReferenceGraph.OfTraining(TSelf.Description, Values, Mask);
        Tensor outputs = graph.Forward(x);
        double[] derivatives = graph.Backward(x, GraphCost.OutputGradients(outputs, Widened(targets), Loss)).Flat;
        gradients.CopyFrom([.. derivatives.Select(value => (float)value)]);
        SpoilGradients?.Invoke(gradients);
        return (float)GraphCost.Of(outputs, Widened(targets), Loss);

        double[] Mask(string name)
        {
            int layer = TSelf.Description.Layers.Index().Single(candidate => candidate.Item.Name == name).Index;
            return Widened(((TSelf)(object)this).GetDropoutMask(layer, x.Rows));
        }
    }

    public void BackwardFrom(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, ParameterBuffer<TSelf> gradients, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public int FindNonFiniteLayer(ReadOnlySpan<float> inputs) => throw new NotSupportedException();

    private static LossSpec Loss => new(TSelf.Description.Loss!.Value);

    private ReferenceGraph Inference => ReferenceGraph.Of(TSelf.Description, Values);

    private double[] Values(string tensor) => Widened(Parameters[tensor].ToArray());

    private static Tensor Batch(ReadOnlySpan<float> inputs) =>
        new([inputs.Length / TSelf.Description.InputSize, .. TSelf.Description.InputShape], Widened(inputs));

    private static double[] Widened(ReadOnlySpan<float> values) => [.. values.ToArray().Select(value => (double)value)];
}

/// <inheritdoc/>
public sealed class ImageNetwork(int seed = 0) : GraphNetwork<ImageNetwork>(seed), ITrainableNetwork<ImageNetwork>
{
    public static NetworkDescription Description => KindsOfLayers.OfImages;

    NetworkExecution? INetwork<ImageNetwork>.Execution => Execution;

    public static ImageNetwork Create(int seed) => new(seed);
}

/// <inheritdoc/>
public sealed class SequenceNetwork(int seed = 0) : GraphNetwork<SequenceNetwork>(seed), ITrainableNetwork<SequenceNetwork>
{
    public static NetworkDescription Description => KindsOfLayers.OfSequences;

    NetworkExecution? INetwork<SequenceNetwork>.Execution => Execution;

    public static SequenceNetwork Create(int seed) => new(seed);
}

/// <inheritdoc/>
public sealed class CategoryNetwork(int seed = 0) : GraphNetwork<CategoryNetwork>(seed), ITrainableNetwork<CategoryNetwork>
{
    public static NetworkDescription Description => KindsOfLayers.OfCategories;

    NetworkExecution? INetwork<CategoryNetwork>.Execution => Execution;

    public static CategoryNetwork Create(int seed) => new(seed);
}

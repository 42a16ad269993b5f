namespace CompiledNet.Training.Tests;

/// <summary>A network whose description says that the slope of its leaky units is twice as large as it is.</summary>
internal sealed class Misdescribed : ITrainableNetwork<Misdescribed>
{
    private readonly GeneratedRectifier _inner = new(seed: 1);
    private readonly ParameterBuffer<GeneratedRectifier> _gradients = new();

    public Misdescribed() => Parameters.CopyFrom(_inner.Parameters.ToArray());

    public static NetworkDescription Description { get; } = GeneratedRectifier.Description with
    {
        Layers = [.. GeneratedRectifier.Description.Layers.Select(layer => layer with { Slope = 2 * layer.Slope })],
    };

    public ParameterBuffer<Misdescribed> Parameters { get; } = new();

    public int Threads { get; set; } = 1;

    public static Misdescribed Create(int seed) => new();

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => _inner.ComputeLoss(inputs, targets);

    public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ParameterBuffer<Misdescribed> gradients)
    {
        float cost = _inner.Backward(inputs, targets, _gradients);
        gradients.CopyFrom(_gradients.ToArray());
        return cost;
    }

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public void BackwardFrom(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, ParameterBuffer<Misdescribed> gradients, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public int FindNonFiniteLayer(ReadOnlySpan<float> inputs) => throw new NotSupportedException();
}

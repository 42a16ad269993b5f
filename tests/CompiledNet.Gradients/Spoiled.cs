using CompiledNet.Execution;

namespace CompiledNet.Gradients;

/// <summary>A network whose backward pass makes a mistake.</summary>
/// <param name="inner">The network that computes.</param>
/// <param name="spoil">What is done to the gradients, which are in canonical order.</param>
public sealed class Spoiled<TNetwork>(TNetwork inner, Action<float[]> spoil) : ITrainableNetwork<Spoiled<TNetwork>>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly ParameterBuffer<TNetwork> _gradients = new();

    public static NetworkDescription Description => TNetwork.Description;

    public ParameterBuffer<Spoiled<TNetwork>> Parameters
    {
        get
        {
            var copy = new ParameterBuffer<Spoiled<TNetwork>>();
            inner.Parameters.AsSpan().CopyTo(copy.AsSpan());
            return copy;
        }
    }

    public int Threads
    {
        get => inner.Threads;
        set => inner.Threads = value;
    }

    public NetworkExecution? Execution => inner.Execution;

    public static Spoiled<TNetwork> Create(int seed) => new(TNetwork.Create(seed), _ => { });

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => inner.Forward(inputs, outputs);

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => inner.ComputeLoss(inputs, targets);

    public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ParameterBuffer<Spoiled<TNetwork>> gradients)
    {
        float cost = inner.Backward(inputs, targets, _gradients);
        float[] values = _gradients.ToArray();
        spoil(values);
        gradients.CopyFrom(values);
        return cost;
    }

    public void BackwardFrom(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, ParameterBuffer<Spoiled<TNetwork>> gradients, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public int FindNonFiniteLayer(ReadOnlySpan<float> inputs) => inner.FindNonFiniteLayer(inputs);
}

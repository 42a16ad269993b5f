namespace CompiledNet.Training.Tests;

/// <summary>A network that remembers the first input of every row that it was trained with, and learns nothing.</summary>
internal sealed class RecordingLine : ITrainableNetwork<RecordingLine>
{
    public static NetworkDescription Description { get; } = Line.Description;

    public List<float> Rows { get; } = [];

    public List<int> BatchSizes { get; } = [];

    public ParameterBuffer<RecordingLine> Parameters { get; } = new();

    public int Threads { get; set; } = 1;

    public static RecordingLine Create(int seed) => new();

    public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ParameterBuffer<RecordingLine> gradients)
    {
        BatchSizes.Add(targets.Length);
        for (int i = 0; i < inputs.Length; i += 2)
            Rows.Add(inputs[i]);
        return 0;
    }

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => 0;

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public void BackwardFrom(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, ParameterBuffer<RecordingLine> gradients, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public int FindNonFiniteLayer(ReadOnlySpan<float> inputs) => throw new NotSupportedException();
}

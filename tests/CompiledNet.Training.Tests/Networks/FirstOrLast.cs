namespace CompiledNet.Training.Tests;

/// <summary>
/// As many classes as a layer can have, for hardly any work: the first gets ½, the last the input, and the others what is in the
/// memory already.
/// </summary>
public sealed class FirstOrLast : INetwork<FirstOrLast>
{
    public const int Classes = 32_768;

    public static NetworkDescription Description { get; } = Architecture.Describe(
        nameof(FirstOrLast), 1, LossFunction.CrossEntropy, (Classes, Activation.Softmax, Initializer.Zeros));

    public ParameterBuffer<FirstOrLast> Parameters { get; } = new();

    public int Threads { get; set; } = 1;

    public static FirstOrLast Create(int seed) => new();

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (int row = 0; row < inputs.Length; row++)
        {
            outputs[row * Classes] = 0.5f;
            outputs[(row + 1) * Classes - 1] = inputs[row];
        }
    }

    public void BackwardFrom(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, ParameterBuffer<FirstOrLast> gradients, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public int FindNonFiniteLayer(ReadOnlySpan<float> inputs) => throw new NotSupportedException();
}

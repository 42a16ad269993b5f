using CompiledNet.Tests.Cases;

namespace CompiledNet.Tests;

/// <summary>What a batch must not change: the bits of its rows, and memory that is not its own.</summary>
public sealed class BatchTests
{
    private const int Rows = 40;

    public static TheoryData<string> Networks => [.. NetworkCase.Every.Select(network => network.Name)];

    public static TheoryData<string> Trainable => [.. NetworkCase.Trainable.Select(network => network.Name)];

    [Theory, MemberData(nameof(Networks))]
    public void Outputs_of_a_row_do_not_depend_on_the_batch(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        int size = network.Architecture.Inputs;
        int outputs = network.Architecture.Outputs;
        float[] inputs = Draw.Inputs(network.Architecture, 200);
        float[] expected = actual.Forward(inputs);
        var result = new float[Rows * outputs];

        for (int first = 0; first < Rows; first++)
        {
            for (int count = 1; first + count <= Rows; count++)
            {
                Span<float> part = result.AsSpan(0, count * outputs);
                actual.Forward(inputs.AsSpan(first * size, count * size), part);
                FloatBits.AssertSame(expected.AsSpan(first * outputs, count * outputs), part, $"outputs of {count} rows from row {first}");
            }
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void Input_gradients_of_a_row_do_not_depend_on_the_batch(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        int size = network.Architecture.Inputs;
        int outputs = network.Architecture.Outputs;
        float[] inputs = Draw.Inputs(network.Architecture, 200);
        float[] outputGradients = Draw.OutputGradients(network.Architecture, 200);
        var expected = new float[inputs.Length];
        actual.BackwardFrom(inputs, outputGradients, expected);

        foreach (int count in Batches.All)
        {
            int first = 200 - count;
            var part = new float[count * size];
            actual.BackwardFrom(inputs.AsSpan(first * size), outputGradients.AsSpan(first * outputs), part);
            FloatBits.AssertSame(expected.AsSpan(first * size), part, $"input gradients of the last {count} rows");
        }
    }

    [Theory, MemberData(nameof(Trainable))]
    public void Backward_gives_the_same_bits_again(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        NetworkUnderTest other = network.Create();
        foreach (int rows in network.TrainingBatches)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] targets = Draw.Targets(network.Architecture, rows);

            FloatBits.AssertSame([actual.Backward(inputs, targets)], [other.Backward(inputs, targets)], $"cost of {rows} rows");
            FloatBits.AssertSame(actual.Gradients, other.Gradients, $"gradients of {rows} rows");
        }
    }

    [Theory, MemberData(nameof(Trainable))]
    public void Gradients_are_overwritten(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        foreach (int rows in new[] { network.TrainingBatches[0], 200 })
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] targets = Draw.Targets(network.Architecture, rows);
            actual.Backward(inputs, targets);
            float[] expected = actual.Gradients;
            actual.Gradients = [.. Enumerable.Repeat(float.NaN, actual.Description.ParameterCount)];

            actual.Backward(inputs, targets);

            FloatBits.AssertSame(expected, actual.Gradients, $"gradients of {rows} rows");
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void Nothing_is_written_beside_the_outputs(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        foreach (int rows in Batches.All)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            var guarded = new GuardedSpan(rows * network.Architecture.Outputs);
            actual.Forward(inputs, guarded.Values);
            guarded.AssertIntact();
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void Nothing_is_written_beside_the_input_gradients(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        foreach (int rows in Batches.All)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            var guarded = new GuardedSpan(inputs.Length);
            actual.BackwardFrom(inputs, Draw.OutputGradients(network.Architecture, rows), guarded.Values);
            guarded.AssertIntact();
        }
    }

    /// <summary>Values with a stretch of known ones on either side.</summary>
    private sealed class GuardedSpan(int length)
    {
        private const int Guard = 64;
        private const float Mark = 123.25f;

        private readonly float[] _memory = [.. Enumerable.Repeat(Mark, Guard + length + Guard)];

        public Span<float> Values => _memory.AsSpan(Guard, length);

        public void AssertIntact()
        {
            Assert.All(_memory[..Guard], value => Assert.Equal(Mark, value));
            Assert.All(_memory[^Guard..], value => Assert.Equal(Mark, value));
        }
    }
}

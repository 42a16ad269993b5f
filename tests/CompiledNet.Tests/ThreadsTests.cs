using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Rounding;

namespace CompiledNet.Tests;

/// <summary>Work that is shared among threads.</summary>
public sealed class ThreadsTests
{
    // One shard, two, three with a remainder, seven, eight and more rows than eight shards have at least.
    private static readonly int[] Rows = [128, 255, 256, 257, 300, 511, 1000, 1024, 2500];

    public static TheoryData<string> Networks =>
    [
        "DigitClassifier", "Controller", "LogisticRegression", "Hourglass", "SixLayers", "From64Over256To48",
        "OneChannelImages", "GroupedImages", "WideSignals", "NormalizedLayers", "DroppedImages", "BranchedImages", "ResidualImages",
    ];

    [Theory, MemberData(nameof(Networks))]
    public void Every_number_of_threads_gives_the_same_bits(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest alone = network.Create();
        NetworkUnderTest shared = network.Create();
        foreach (int rows in Rows)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] targets = Draw.Targets(network.Architecture, rows);
            float cost = alone.Backward(inputs, targets);
            float loss = alone.ComputeLoss(inputs, targets);
            float[] outputs = alone.Forward(inputs);
            foreach (int threads in new[] { 2, 3, 8 })
            {
                shared.Threads = threads;

                FloatBits.AssertSame([cost], [shared.Backward(inputs, targets)], $"cost of {rows} rows with {threads} threads");
                FloatBits.AssertSame(alone.GradientStorage, shared.GradientStorage, $"gradients of {rows} rows with {threads} threads");
                FloatBits.AssertSame([loss], [shared.ComputeLoss(inputs, targets)], $"loss of {rows} rows with {threads} threads");
                FloatBits.AssertSame(outputs, shared.Forward(inputs), $"outputs of {rows} rows with {threads} threads");
            }
        }
    }

    // The last ones have no loss.
    [Theory, MemberData(nameof(Networks)), InlineData("Policy"), InlineData("Value")]
    public void Every_number_of_threads_gives_the_same_bits_from_output_gradients(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest alone = network.Create();
        NetworkUnderTest shared = network.Create();
        foreach (int rows in Rows)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] outputGradients = Draw.OutputGradients(network.Architecture, rows);
            var expected = new float[inputs.Length];
            alone.BackwardFrom(inputs, outputGradients, expected);
            foreach (int threads in new[] { 1, 2, 3, 8 })
            {
                shared.Threads = threads;
                var inputGradients = new float[inputs.Length];
                shared.BackwardFrom(inputs, outputGradients, inputGradients);
                FloatBits.AssertSame(expected, inputGradients, $"input gradients of {rows} rows with {threads} threads");
                FloatBits.AssertSame(alone.GradientStorage, shared.GradientStorage, $"gradients of {rows} rows with {threads} threads");

                shared.BackwardFrom(inputs, outputGradients, []);
                FloatBits.AssertSame(alone.GradientStorage, shared.GradientStorage, $"gradients without those of the inputs, of {rows} rows with {threads} threads");
            }
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void Batches_of_several_shards_agree_with_the_reference(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        IExpectation expected = network.ExpectationOf(actual);
        float[] inputs = Draw.Inputs(network.Architecture, 300);
        float[] targets = Draw.Targets(network.Architecture, 300);
        (Bounded cost, Bounded gradients) = expected.Backward(inputs, targets);

        Agreement.Assert(cost, [actual.Backward(inputs, targets)], "cost");
        Agreement.Assert(gradients, actual.Gradients, "gradients");
        if (!network.HasModes)
            Assert.Equal(actual.Backward(inputs, targets), actual.ComputeLoss(inputs, targets));
    }

    [Fact]
    public void Callers_that_come_at_the_same_time_get_the_same_bits()
    {
        const int Rows = 1024;
        NetworkCase network = NetworkCase.Get("DigitClassifier");
        float[] inputs = Draw.Inputs(network.Architecture, Rows);
        float[] targets = Draw.Targets(network.Architecture, Rows);
        NetworkUnderTest alone = network.Create();
        alone.Backward(inputs, targets);
        float[] expected = alone.Gradients;
        float[] outputs = alone.Forward(inputs);

        // Each caller has a network of its own; the helpers are those of the process.
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, caller =>
        {
            NetworkUnderTest shared = network.Create();
            shared.Threads = 2;
            for (int repetition = 0; repetition < 50; repetition++)
            {
                shared.Backward(inputs, targets);
                FloatBits.AssertSame(expected, shared.Gradients, "gradients");
                FloatBits.AssertSame(outputs, shared.Forward(inputs), "outputs");
            }
        });
    }

    [Fact]
    public void Threads_may_be_set_while_another_thread_calls()
    {
        const int Rows = 512;
        NetworkCase network = NetworkCase.Get("DigitClassifier");
        float[] inputs = Draw.Inputs(network.Architecture, Rows);
        float[] targets = Draw.Targets(network.Architecture, Rows);
        NetworkUnderTest actual = network.Create();
        actual.Backward(inputs, targets);
        float[] gradients = actual.Gradients;
        float[] expected = actual.Forward(inputs);

        // What is computed beyond the batch would be seen behind the outputs.
        var outputs = new float[2 * expected.Length];
        bool isDone = false;
        var setter = new Thread(() =>
        {
            for (int i = 0; !Volatile.Read(ref isDone); i++)
                actual.Threads = 1 + i % 3;
        });
        setter.Start();
        try
        {
            for (int call = 0; call < 1000; call++)
            {
                actual.Forward(inputs, outputs.AsSpan(0, expected.Length));
                FloatBits.AssertSame(expected, outputs.AsSpan(0, expected.Length), "outputs");
                Assert.True(outputs.AsSpan(expected.Length).IndexOfAnyExcept(0f) < 0, "Something was written behind the outputs.");
                actual.Backward(inputs, targets);
                FloatBits.AssertSame(gradients, actual.Gradients, "gradients");
            }
        }
        finally
        {
            Volatile.Write(ref isDone, true);
            setter.Join();
        }
    }

    [Fact]
    public void Labels_are_shared_as_targets_are()
    {
        NetworkCase network = NetworkCase.Get("DigitClassifier");
        float[] inputs = Draw.Inputs(network.Architecture, 1000);
        int[] labels = Draw.Labels(network.Architecture, 1000);
        NetworkUnderTest alone = network.Create();
        NetworkUnderTest shared = network.Create();
        shared.Threads = 2;

        FloatBits.AssertSame([alone.Backward(inputs, labels)], [shared.Backward(inputs, labels)], "cost");
        FloatBits.AssertSame(alone.GradientStorage, shared.GradientStorage, "gradients");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void A_number_of_threads_that_cannot_be_is_refused(int threads)
    {
        NetworkUnderTest actual = NetworkCase.Get("DigitClassifier").Create();

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => actual.Threads = threads);

        Assert.Equal("Threads", error.ParamName);
        Assert.Equal(1, actual.Threads);
    }
}

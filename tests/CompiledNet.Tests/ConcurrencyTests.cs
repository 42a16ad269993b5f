using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests;

public sealed class ConcurrencyTests
{
    private const int Threads = 8;
    private const int Calls = 50;

    [Theory]
    [InlineData("SixLayers")]
    [InlineData("GroupedImages")]
    [InlineData("BranchedImages")]
    [InlineData("GatedSignals")]
    public void Forward_from_many_threads_gives_the_bits_of_one(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, 200);
        float[] expected = actual.Forward(inputs);

        RunTogether(_ => FloatBits.AssertSame(expected, actual.Forward(inputs), "outputs"));
    }

    [Fact]
    public void Threads_with_other_rows_do_not_meet()
    {
        var network = new ImageClassifier(seed: 1);
        float[][] inputs = [.. Enumerable.Range(0, Threads).Select(thread => Draw.Values(ImageClassifier.InputSize * (thread + 1), 1, thread))];
        float[][] expected = [.. inputs.Select(rows => Outputs(network, rows))];

        RunTogether(thread => FloatBits.AssertSame(expected[thread], Outputs(network, inputs[thread]), "outputs"));
    }

    [Fact]
    public void Backward_into_separate_gradients_gives_the_bits_of_one_thread()
    {
        var network = new SixLayers(seed: 1);
        float[] inputs = Inputs<SixLayers>(rows: 200);
        int[] labels = Draw.Labels(Architecture.Of(typeof(SixLayers)), 200);
        var expected = new ParameterBuffer<SixLayers>();
        float expectedCost = network.Backward(inputs, labels, expected);
        ParameterBuffer<SixLayers>[] gradients = [.. Enumerable.Range(0, Threads).Select(_ => new ParameterBuffer<SixLayers>())];

        RunTogether(thread =>
        {
            Assert.Equal(expectedCost, network.Backward(inputs, labels, gradients[thread]));
            FloatBits.AssertSame(expected.AsSpan(), gradients[thread].AsSpan(), "gradients");
        });
    }

    [Fact]
    public void All_methods_at_once_give_the_bits_of_one_thread()
    {
        var network = new Controller(seed: 1);
        float[] inputs = Inputs<Controller>(rows: 100);
        float[] targets = Draw.Values(100, 1, seed: 3);
        float[] outputs = Outputs(network, inputs);
        var expected = new ParameterBuffer<Controller>();
        float cost = network.Backward(inputs, targets, expected);
        ParameterBuffer<Controller>[] gradients = [.. Enumerable.Range(0, Threads).Select(_ => new ParameterBuffer<Controller>())];

        RunTogether(thread =>
        {
            switch (thread % 3)
            {
                case 0:
                    FloatBits.AssertSame(outputs, Outputs(network, inputs), "outputs");
                    break;
                case 1:
                    Assert.Equal(cost, network.ComputeLoss(inputs, targets));
                    break;
                default:
                    network.Backward(inputs, targets, gradients[thread]);
                    FloatBits.AssertSame(expected.AsSpan(), gradients[thread].AsSpan(), "gradients");
                    break;
            }
        });
    }

    /// <summary>Runs a check on all threads, many times, from one starting signal.</summary>
    private static void RunTogether(Action<int> check)
    {
        using var start = new Barrier(Threads);
        var failures = new Exception?[Threads];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            failures[index] = Record.Exception(() =>
            {
                for (int call = 0; call < Calls; call++)
                    check(index);
            });
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(failures, Assert.Null);
    }

    private static float[] Inputs<TNetwork>(int rows)
        where TNetwork : class, INetwork<TNetwork> =>
        Draw.Values(TNetwork.Description.InputSize * rows, 2, seed: 5);

    private static float[] Outputs<TNetwork>(TNetwork network, float[] inputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        var outputs = new float[inputs.Length / TNetwork.Description.InputSize * TNetwork.Description.OutputSize];
        network.Forward(inputs, outputs);
        return outputs;
    }
}

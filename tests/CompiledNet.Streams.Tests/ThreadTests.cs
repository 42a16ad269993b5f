using CompiledNet.Streams.Tests.Networks;
using CompiledNet.Streams.Tests.Running;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Streams.Tests;

/// <summary>Threads share the sequences of a batch, to the same bits however many they are; and there is memory for a part of a large batch alone.</summary>
public class ThreadTests
{
    private const int Steps = 256;

    // So many that each of eight shards has two blocks.
    private const int Sequences = 200;

    [Fact]
    public void Filters_have_the_same_bits_with_any_number_of_threads() => AssertSame<Filters>();

    [Fact]
    public void Gates_have_the_same_bits_with_any_number_of_threads() => AssertSame<Gates>();

    [Fact]
    public void Batch_norms_and_dropout_have_the_same_bits_with_any_number_of_threads() => AssertSame<NormalizedFilters>();

    [Fact]
    public void Masks_and_labels_have_the_same_bits_with_any_number_of_threads()
    {
        Gated network = Draw.Network<Gated>();
        float[] inputs = Draw.Values(Sequences * Steps * 2, seed: 1);
        int[] labels = [.. Enumerable.Range(0, Sequences * Steps).Select(step => step * 7 % 3)];

        AssertSame(network, gradients => network.Backward(inputs, labels, gradients, Steps, warmUpSteps: 11));
    }

    [Fact]
    public void Embeddings_have_the_same_bits_with_any_number_of_threads_and_are_overwritten()
    {
        Words network = Draw.Network<Words>();
        float[] inputs = [.. Enumerable.Range(0, Sequences * Steps).Select(step => (float)(step * 7 % 11 % 5))];
        int[] labels = [.. Enumerable.Range(0, Sequences * Steps).Select(step => step * 3 % 5)];

        AssertSame(network, gradients => network.Backward(inputs, labels, gradients, Steps));
        AssertSame(network, gradients => network.Backward(inputs.AsSpan(0, 3 * Steps), labels.AsSpan(0, 3 * Steps), gradients, Steps));
        float[] outputGradients = Draw.Values(Steps * 5, seed: 8);
        AssertSame(network, gradients =>
        {
            network.BackwardFrom(inputs.AsSpan(0, Steps), outputGradients, gradients, []);
            return 0;
        });
    }

    [Fact]
    public void States_are_left_with_the_same_bits_by_any_number_of_threads()
    {
        Gates network = Draw.Network<Gates>();
        float[] inputs = Draw.Values(Sequences * Steps, seed: 1), targets = Draw.Values(Sequences * Steps, seed: 2);
        var gradients = new ParameterBuffer<Gates>();
        float[] row = Draw.Values(Sequences, seed: 3), expected = new float[Sequences], actual = new float[Sequences];
        foreach (int threads in (int[])[1, 3])
        {
            network.Threads = threads;
            StreamState<Gates>[] states = [.. Enumerable.Range(0, Sequences).Select(_ => network.CreateState())];
            network.Backward(inputs, targets, gradients, states);
            network.Backward(inputs, targets, gradients, states);
            network.Forward(row, threads == 1 ? expected : actual, states);
        }

        Bits.AssertSame(expected, actual, "outputs behind the sequences");
    }

    /// <summary>Against each sequence alone, summed in double precision.</summary>
    [Fact]
    public void Shards_and_blocks_are_all_of_the_batch()
    {
        Gates network = Draw.Network<Gates>();
        float[] inputs = Draw.Values(Sequences * Steps, seed: 1), targets = Draw.Values(Sequences * Steps, seed: 2);
        var gradients = new ParameterBuffer<Gates>();
        double[] expected = new double[gradients.Count];
        double cost = 0;
        for (int sequence = 0; sequence < Sequences; sequence++)
        {
            cost += network.Backward(inputs.AsSpan(sequence * Steps, Steps), targets.AsSpan(sequence * Steps, Steps), gradients) / (double)Sequences;
            expected = [.. expected.Zip(gradients.ToArray(), (sum, gradient) => sum + gradient / (double)Sequences)];
        }

        Assert.Equal(cost, network.Backward(inputs, targets, gradients, Steps), 1e-6);
        Assert.Equal(cost, network.ComputeLoss(inputs, targets, Steps), 1e-6);
        double largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(gradients.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * largest));
    }

    [Fact]
    public void A_batch_that_threads_share_allocates_nothing_the_second_time()
    {
        Gates network = Draw.Network<Gates>();
        network.Threads = 2;
        float[] inputs = Draw.Values(Sequences * Steps, seed: 1), targets = Draw.Values(Sequences * Steps, seed: 2);
        var gradients = new ParameterBuffer<Gates>();

        Allocations.AssertNoneInProcess(() =>
        {
            network.Backward(inputs, targets, gradients, Steps);
            network.ComputeLoss(inputs, targets, Steps);
        });
    }

    [Fact]
    public void A_batch_of_more_sequences_needs_no_more_memory_for_steps()
    {
        long few = MemoryOf(Sequences), many = MemoryOf(4 * Sequences);

        // What is kept between two steps, of each sequence.
        Assert.InRange(many - few, 0, 3 * Sequences * 512);
    }

    private static long MemoryOf(int sequences)
    {
        Gates network = Draw.Network<Gates>();
        float[] inputs = Draw.Values(sequences * Steps, seed: 1), targets = Draw.Values(sequences * Steps, seed: 2);
        var gradients = new ParameterBuffer<Gates>();
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Backward(inputs, targets, gradients, Steps);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void AssertSame<TNetwork>()
        where TNetwork : class, ITrainableStreamNetwork<TNetwork>
    {
        TNetwork network = Draw.Network<TNetwork>();
        float[] inputs = Draw.Values(Sequences * Steps * TNetwork.Description.InputSize, seed: 1), targets = Draw.Values(Sequences * Steps * TNetwork.Description.OutputSize, seed: 2);

        AssertSame(network, gradients => network.Backward(inputs, targets, gradients, Steps, warmUpSteps: 3));
        AssertSame(network, _ => network.ComputeLoss(inputs, targets, Steps));
    }

    private static void AssertSame<TNetwork>(TNetwork network, Func<ParameterBuffer<TNetwork>, float> backward)
        where TNetwork : class, INetwork<TNetwork>
    {
        var gradients = new ParameterBuffer<TNetwork>();
        float expectedCost = backward(gradients);
        float[] expected = gradients.ToArray();
        foreach (int threads in (int[])[1, 2, 3, 8])
        {
            network.Threads = threads;
            Bits.AssertSame([expectedCost], [backward(gradients)], $"cost with {threads} threads");
            Bits.AssertSame(expected, gradients.ToArray(), $"gradients with {threads} threads");
        }
    }
}

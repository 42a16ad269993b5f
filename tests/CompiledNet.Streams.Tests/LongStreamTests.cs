using CompiledNet.Streams.Tests.Networks;
using CompiledNet.Streams.Tests.Running;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Streams.Tests;

/// <summary>A million steps: no drift between ways to cut them, and nothing allocated.</summary>
public class LongStreamTests
{
    private const int Steps = 1_000_000;

    [Fact]
    public void A_million_steps_of_filters_have_the_same_bits_in_any_cut() => AssertSame<Filters>();

    [Fact]
    public void A_million_steps_of_gates_have_the_same_bits_in_any_cut() => AssertSame<Gates>();

    [Fact]
    public void A_million_steps_allocate_nothing()
    {
        Gates network = Draw.Network<Gates>();
        StreamState<Gates> state = network.CreateState();
        float[] inputs = Draw.Values(Steps, seed: 3), outputs = new float[Steps];

        Allocations.AssertNone(() =>
        {
            for (int step = 0; step < Steps; step++)
                network.Forward(inputs.AsSpan(step, 1), outputs.AsSpan(step, 1), state);
        });
    }

    private static void AssertSame<TNetwork>()
        where TNetwork : class, IStreamNetwork<TNetwork>
    {
        TNetwork network = Draw.Network<TNetwork>();
        float[] inputs = Draw.Values(Steps, seed: 3);
        float[] expected = Run(network, inputs, block: 512);
        foreach (int block in (int[])[1, 64, 997, Steps])
            Bits.AssertSame(expected, Run(network, inputs, block), $"outputs in blocks of {block}");
    }

    private static float[] Run<TNetwork>(TNetwork network, float[] inputs, int block)
        where TNetwork : class, IStreamNetwork<TNetwork>
    {
        StreamState<TNetwork> state = network.CreateState();
        var outputs = new float[inputs.Length];
        for (int first = 0; first < inputs.Length; first += block)
        {
            int length = Math.Min(block, inputs.Length - first);
            network.Forward(inputs.AsSpan(first, length), outputs.AsSpan(first, length), state);
        }

        return outputs;
    }
}

using CompiledNet.Streams.Tests.Networks;
using CompiledNet.Streams.Tests.Running;

namespace CompiledNet.Streams.Tests;

/// <summary>Streams compute what the same layers compute of whole sequences, (steps, features).</summary>
public class SequenceTests
{
    private const int Steps = 24;

    // Convolutions of streams have several accumulators, those of sequences one.
    [Fact]
    public void Filters_give_what_they_give_of_sequences() => AssertClose<Filters, FilterSequences>();

    [Fact]
    public void Odd_filters_give_what_they_give_of_sequences() => AssertClose<OddFilters, OddFilterSequences>();

    [Fact]
    public void Gated_filters_give_what_they_give_of_sequences() => AssertClose<Gated, GatedSequences>();

    [Fact]
    public void Recurrent_layers_behind_filters_give_what_they_give_of_sequences() => AssertClose<Stacked, StackedSequences>();

    [Fact]
    public void Layers_without_fused_multiply_adds_give_what_they_give_of_sequences() => AssertClose<Unfused, UnfusedSequences>();

    // A last layer with one unit is a dot product, of a step as of a row.
    [Fact]
    public void Gates_give_what_they_give_of_sequences() => AssertClose<Gates, GateSequences>();

    // Here sums have the same order.
    [Fact]
    public void Filters_in_groups_have_the_bits_of_sequences() => AssertSame<GroupedFilters, GroupedFilterSequences>();

    [Fact]
    public void Simple_recurrent_layers_have_the_bits_of_sequences() => AssertSame<Simple, SimpleSequences>();

    [Fact]
    public void Cells_have_the_bits_of_sequences() => AssertSame<Cells, CellSequences>();

    private static void AssertSame<TStream, TSequence>()
        where TStream : class, IStreamNetwork<TStream>
        where TSequence : class, INetwork<TSequence>
    {
        (float[] expected, float[] actual) = Outputs<TStream, TSequence>();
        Bits.AssertSame(expected, actual, "outputs");
    }

    /// <summary>Sums in another order differ by a few roundings each, of numbers around 1.</summary>
    private static void AssertClose<TStream, TSequence>()
        where TStream : class, IStreamNetwork<TStream>
        where TSequence : class, INetwork<TSequence>
    {
        (float[] expected, float[] actual) = Outputs<TStream, TSequence>();
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 5e-6f));
    }

    private static (float[] Expected, float[] Actual) Outputs<TStream, TSequence>()
        where TStream : class, IStreamNetwork<TStream>
        where TSequence : class, INetwork<TSequence>
    {
        TStream stream = Draw.Network<TStream>();
        TSequence sequence = Draw.Network<TSequence>();
        float[] inputs = Draw.Values(TSequence.Description.InputSize, seed: 9);
        var expected = new float[TSequence.Description.OutputSize];
        var actual = new float[expected.Length];
        sequence.Forward(inputs, expected);
        StreamState<TStream> state = stream.CreateState();
        for (int first = 0; first < Steps; first += 8)
            stream.Forward(inputs.AsSpan(first * TStream.Description.InputSize, 8 * TStream.Description.InputSize), actual.AsSpan(first * TStream.Description.OutputSize, 8 * TStream.Description.OutputSize), state);
        return (expected, actual);
    }
}

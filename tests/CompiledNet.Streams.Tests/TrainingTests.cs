using CompiledNet.Streams.Tests.Networks;
using CompiledNet.Streams.Tests.Running;

namespace CompiledNet.Streams.Tests;

/// <summary>Gradients of streams are those that the same layers have on whole sequences.</summary>
public class TrainingTests
{
    private const int Steps = 24;

    [Fact]
    public void Gradients_of_filters_are_those_of_sequences() => AssertClose<Filters, FilterSequences>();

    [Fact]
    public void Gradients_of_filters_in_groups_are_those_of_sequences() => AssertClose<GroupedFilters, GroupedFilterSequences>();

    [Fact]
    public void Gradients_of_simple_recurrent_layers_are_those_of_sequences() => AssertClose<Simple, SimpleSequences>();

    [Fact]
    public void Gradients_of_gates_are_those_of_sequences() => AssertClose<Gates, GateSequences>();

    [Fact]
    public void Gradients_of_cells_are_those_of_sequences() => AssertClose<Cells, CellSequences>();

    [Fact]
    public void Gradients_without_fused_multiply_adds_are_those_of_sequences() => AssertClose<Unfused, UnfusedSequences>();

    [Fact]
    public void Labels_of_sequences_are_targets_of_ones()
    {
        Stacked network = Draw.Network<Stacked>();
        float[] inputs = Draw.Values(Steps * Stacked.InputSize, seed: 2);
        int[] labels = [.. Enumerable.Range(0, Steps).Select(step => step * 5 % 3)];
        float[] targets = [.. labels.SelectMany(label => Enumerable.Range(0, 3).Select(place => place == label ? 1f : 0f))];
        var byLabels = new ParameterBuffer<Stacked>();
        var byTargets = new ParameterBuffer<Stacked>();

        float cost = network.Backward(inputs, labels, byLabels, stepsPerSequence: 8), expected = network.Backward(inputs, targets, byTargets, stepsPerSequence: 8);

        Bits.AssertSame([expected, expected], [cost, network.ComputeLoss(inputs, labels, stepsPerSequence: 8)], "costs");
        Bits.AssertSame(byTargets.ToArray(), byLabels.ToArray(), "gradients");
    }

    [Fact]
    public void One_sequence_is_all_rows()
    {
        Gates network = Draw.Network<Gates>();
        float[] inputs = Draw.Values(Steps, seed: 2), targets = Draw.Values(Steps, seed: 3);
        var all = new ParameterBuffer<Gates>();
        var one = new ParameterBuffer<Gates>();

        float cost = network.Backward(inputs, targets, one, stepsPerSequence: Steps), expected = network.Backward(inputs, targets, all);

        Bits.AssertSame([expected], [cost], "cost");
        Bits.AssertSame(all.ToArray(), one.ToArray(), "gradients");
    }

    [Fact]
    public void Steps_of_the_warm_up_do_not_count()
    {
        const int WarmUp = 10, Sequences = 3;
        Stacked network = Draw.Network<Stacked>();
        float[] inputs = Draw.Values(Sequences * Steps * Stacked.InputSize, seed: 2);
        int[] labels = [.. Enumerable.Range(0, Sequences * Steps).Select(step => step * 5 % 3)];
        var gradients = new ParameterBuffer<Stacked>();
        float cost = network.Backward(inputs, labels, gradients, Steps, WarmUp);

        // The same by the derivatives with respect to the outputs, sequence by sequence.
        var expected = new double[gradients.Count];
        double total = 0;
        for (int sequence = 0; sequence < Sequences; sequence++)
        {
            float[] rows = inputs[(sequence * Steps * Stacked.InputSize)..((sequence + 1) * Steps * Stacked.InputSize)];
            var outputs = new float[Steps * 3];
            network.Forward(rows, outputs);
            var derivatives = new float[outputs.Length];
            for (int step = WarmUp; step < Steps; step++)
            {
                int place = step * 3 + labels[sequence * Steps + step];
                total -= Math.Log(outputs[place]);
                derivatives[place] = -1f / outputs[place];
            }

            var some = new ParameterBuffer<Stacked>();
            network.BackwardFrom(rows, derivatives, some, []);
            expected = [.. expected.Zip(some.ToArray(), (sum, gradient) => sum + gradient / (double)(Sequences * (Steps - WarmUp)))];
        }

        Assert.Equal(total / (Sequences * (Steps - WarmUp)), cost, 1e-5);
        Bits.AssertSame([cost], [network.ComputeLoss(inputs, labels, Steps, WarmUp)], "cost");
        double largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(gradients.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * largest));
    }

    [Fact]
    public void Sequences_go_on_where_states_stand()
    {
        Stacked network = Draw.Network<Stacked>();
        float[] inputs = Draw.Values(2 * Steps * Stacked.InputSize, seed: 2);
        int[] labels = [.. Enumerable.Range(0, 2 * Steps).Select(step => step * 5 % 3)];
        StreamState<Stacked>[] states = [network.CreateState(), network.CreateState()], walked = [network.CreateState(), network.CreateState()];
        var gradients = new ParameterBuffer<Stacked>();
        network.Backward(inputs, labels, gradients, states);
        float cost = network.Backward(inputs, labels, gradients, states);

        // The states went through the same steps twice.
        double total = 0;
        for (int sequence = 0; sequence < 2; sequence++)
        {
            float[] rows = inputs[(sequence * Steps * Stacked.InputSize)..((sequence + 1) * Steps * Stacked.InputSize)];
            var outputs = new float[Steps * 3];
            network.Forward(rows, outputs, walked[sequence]);
            network.Forward(rows, outputs, walked[sequence]);
            for (int step = 0; step < Steps; step++)
                total -= Math.Log(outputs[step * 3 + labels[sequence * Steps + step]]);
        }

        Assert.Equal(total / (2 * Steps), cost, 1e-5);
        float[] row = Draw.Values(2 * Stacked.InputSize, seed: 8), expected = new float[6], actual = new float[6];
        network.Forward(row, expected, walked);
        network.Forward(row, actual, states);
        Bits.AssertSame(expected, actual, "outputs behind the sequences");
    }

    [Fact]
    public void Zero_states_are_sequences_from_zero()
    {
        Gates network = Draw.Network<Gates>();
        float[] inputs = Draw.Values(3 * Steps, seed: 2), targets = Draw.Values(3 * Steps, seed: 3);
        var fromZero = new ParameterBuffer<Gates>();
        var fromStates = new ParameterBuffer<Gates>();

        float expected = network.Backward(inputs, targets, fromZero, Steps, warmUpSteps: 5);
        float cost = network.Backward(inputs, targets, fromStates, [network.CreateState(), network.CreateState(), network.CreateState()], warmUpSteps: 5);

        Bits.AssertSame([expected], [cost], "cost");
        Bits.AssertSame(fromZero.ToArray(), fromStates.ToArray(), "gradients");
    }

    /// <summary>The costs, and the gradients, of several sequences. Sums in another order differ by some roundings of their terms.</summary>
    private static void AssertClose<TStream, TSequence>()
        where TStream : class, ITrainableStreamNetwork<TStream>
        where TSequence : class, ITrainableNetwork<TSequence>
    {
        foreach (int sequences in (int[])[1, 2, 19])
        {
            TStream stream = Draw.Network<TStream>();
            TSequence sequence = Draw.Network<TSequence>();
            float[] inputs = Draw.Values(sequences * TSequence.Description.InputSize, seed: 9), targets = Draw.Values(sequences * TSequence.Description.OutputSize, seed: 10);
            var expected = new ParameterBuffer<TSequence>();
            var actual = new ParameterBuffer<TStream>();

            Assert.Equal(sequence.Backward(inputs, targets, expected), stream.Backward(inputs, targets, actual, Steps), 1e-6f);
            Assert.Equal(sequence.ComputeLoss(inputs, targets), stream.ComputeLoss(inputs, targets, Steps), 1e-6f);
            float largest = expected.ToArray().Max(Math.Abs);
            Assert.All(expected.ToArray().Zip(actual.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f * largest));
        }
    }
}

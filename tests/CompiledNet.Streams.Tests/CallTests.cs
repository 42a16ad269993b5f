using CompiledNet.Streams.Tests.Networks;
using CompiledNet.Streams.Tests.Running;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Streams.Tests;

/// <summary>What calls do beside computing: they allocate nothing, write nothing else, and refuse what does not fit before anything is written.</summary>
public class CallTests
{
    public static TheoryData<string> All => AllStreams.Names;

    [Theory, MemberData(nameof(All))]
    public void Steps_allocate_nothing(string name)
    {
        StreamUnderTest network = AllStreams.Get(name);
        IVoice stream = network.Open();
        float[] inputs = network.Draw(500), outputs = new float[500 * network.Outputs];

        Allocations.AssertNone(() =>
        {
            stream.Forward(inputs, outputs);
            stream.Forward(inputs.AsSpan(0, network.Inputs), outputs.AsSpan(0, network.Outputs));
            stream.Reset();
        });
    }

    [Fact]
    public void Steps_of_many_streams_allocate_nothing()
    {
        Stacked network = Draw.Network<Stacked>();
        StreamState<Stacked>[] states = [.. Enumerable.Range(0, 300).Select(_ => network.CreateState())];
        float[] inputs = Draw.Values(300 * Stacked.InputSize, 1), outputs = new float[300 * Stacked.OutputSize];

        Allocations.AssertNone(() => network.Forward(inputs, outputs, states));
        Allocations.AssertNone(() => network.Forward(inputs, outputs, states.AsSpan(0, 100)));
    }

    [Fact]
    public void A_batch_of_sequences_allocates_nothing_the_second_time()
    {
        Stacked network = Draw.Network<Stacked>();
        var gradients = new ParameterBuffer<Stacked>();
        float[] inputs = Draw.Values(60 * Stacked.InputSize, 1);
        int[] labels = [.. Enumerable.Range(0, 60).Select(step => step % 3)];

        Allocations.AssertNone(() => network.Backward(inputs, labels, gradients, stepsPerSequence: 20));
    }

    [Theory, MemberData(nameof(All))]
    public void Nothing_is_read_or_written_beside_the_rows(string name)
    {
        StreamUnderTest network = AllStreams.Get(name);
        foreach (int steps in (int[])[1, 2, 13, 200])
        {
            float[] drawn = network.Draw(steps), expected = network.StepByStep(drawn);
            using var inputs = new GuardedMemory(steps * network.Inputs);
            using var outputs = new GuardedMemory(steps * network.Outputs);
            Span<float> last = inputs.Last(drawn.Length), rows = outputs.Last(expected.Length);
            drawn.CopyTo(last);
            network.Open().Forward(last, rows);
            Bits.AssertSame(expected, rows, $"outputs of {steps} steps before the end of memory");
            outputs.AssertMarked(rows, "outputs");

            rows = outputs.First(expected.Length);
            Span<float> first = inputs.First(drawn.Length);
            drawn.CopyTo(first);
            network.Open().Forward(first, rows);
            Bits.AssertSame(expected, rows, $"outputs of {steps} steps at the beginning of memory");
            outputs.AssertMarked(rows, "outputs");
        }
    }

    [Fact]
    public void A_missing_state_is_refused()
    {
        Gates network = Draw.Network<Gates>();

        Assert.Throws<ArgumentNullException>(() => network.Forward(new float[1], new float[1], (StreamState<Gates>)null!));
        Assert.Throws<ArgumentException>(() => network.Forward(new float[2], new float[2], [network.CreateState(), null!]));
    }

    [Fact]
    public void A_state_that_is_there_twice_is_refused_before_anything_is_written()
    {
        Gates network = Draw.Network<Gates>();
        StreamState<Gates> state = network.CreateState();
        float[] outputs = [7f, 7f];

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => network.Forward(new float[2], outputs, [state, state]));

        Assert.Equal("states", refusal.ParamName);
        Assert.Equal([7f, 7f], outputs);
    }

    [Theory, InlineData(3, 2, "inputs"), InlineData(2, 3, "outputs")]
    public void Rows_that_are_not_equally_many_for_each_state_are_refused(int inputs, int outputs, string argument)
    {
        Gates network = Draw.Network<Gates>();

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => network.Forward(new float[inputs], new float[outputs], [network.CreateState(), network.CreateState()]));

        Assert.Equal(argument, refusal.ParamName);
        Assert.Contains(argument == "inputs" ? "3 rows, which are not equally many steps of 2 states" : "2", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(5, 4), InlineData(4, 6)]
    public void Rows_that_do_not_fit_leave_the_stream_where_it_was(int inputs, int outputs)
    {
        Simple network = Draw.Network<Simple>();
        StreamState<Simple> state = network.CreateState(), untouched = network.CreateState();
        float[] row = [0.3f, -0.2f], expected = new float[2], actual = new float[2];

        Assert.Throws<ArgumentException>(() => network.Forward(new float[inputs], new float[outputs], state));
        network.Forward(row, expected, untouched);
        network.Forward(row, actual, state);

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Sequences_of_other_lengths_than_said_are_refused()
    {
        Gates network = Draw.Network<Gates>();
        var gradients = new ParameterBuffer<Gates>();

        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => network.Backward(new float[7], new float[7], gradients, stepsPerSequence: 3)).ParamName);
        Assert.Equal("warmUpSteps", Assert.Throws<ArgumentOutOfRangeException>(() => network.Backward(new float[6], new float[6], gradients, stepsPerSequence: 3, warmUpSteps: 3)).ParamName);
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => network.Backward(new float[7], new float[7], gradients, [network.CreateState(), network.CreateState()])).ParamName);
        Assert.Equal("stepsPerSequence", Assert.Throws<ArgumentOutOfRangeException>(() => network.ComputeLoss(new float[7], new float[7], stepsPerSequence: 0)).ParamName);
    }
}

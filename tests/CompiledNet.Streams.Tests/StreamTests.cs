using CompiledNet.Streams.Tests.Networks;
using CompiledNet.Streams.Tests.Running;

namespace CompiledNet.Streams.Tests;

/// <summary>Steps of streams have the same bits however they are taken.</summary>
public class StreamTests
{
    private const int Steps = 300;

    public static TheoryData<string> All => AllStreams.Names;

    [Theory, MemberData(nameof(All))]
    public void Many_steps_in_a_call_have_the_bits_of_steps_one_by_one(string name)
    {
        StreamUnderTest network = AllStreams.Get(name);
        float[] inputs = network.Draw(Steps);

        Bits.AssertSame(network.StepByStep(inputs), network.Open().Forward(inputs), $"outputs of {Steps} steps");
    }

    [Theory, MemberData(nameof(All))]
    public void Steps_in_calls_of_any_lengths_have_the_bits_of_one_call(string name)
    {
        StreamUnderTest network = AllStreams.Get(name);
        float[] inputs = network.Draw(Steps);
        IVoice stream = network.Open();
        var outputs = new List<float>();
        for (int first = 0, length = 1; first < Steps; first += length, length = length * 3 % 23 + 1)
            outputs.AddRange(stream.Forward(inputs[(first * network.Inputs)..(Math.Min(first + length, Steps) * network.Inputs)]));

        Bits.AssertSame(network.Open().Forward(inputs), outputs.ToArray(), $"outputs of {Steps} steps");
    }

    [Theory, MemberData(nameof(All))]
    public void Many_streams_in_a_call_have_the_bits_of_one_after_the_other(string name)
    {
        const int Streams = 37, StepsOfEach = 9;
        StreamUnderTest network = AllStreams.Get(name);
        IVoice[] together = [.. Enumerable.Range(0, Streams).Select(_ => network.Open())], alone = [.. Enumerable.Range(0, Streams).Select(_ => network.Open())];
        for (int number = 0; number < Streams; number++)
        {
            // Streams stand at different steps.
            float[] before = network.Draw(number % 5, number);
            together[number].Forward(before);
            alone[number].Forward(before);
        }

        for (int step = 0; step < StepsOfEach; step++)
        {
            float[] inputs = network.Draw(Streams, step);
            float[] expected = [.. inputs.Chunk(network.Inputs).SelectMany((row, number) => alone[number].Forward(row))];
            Bits.AssertSame(expected, network.Step(inputs, together), $"outputs of the step {step}");
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Several_steps_of_many_streams_have_the_bits_of_each_alone(string name)
    {
        StreamUnderTest network = AllStreams.Get(name);
        foreach (int streams in (int[])[1, 2, 37, 300])
        {
            int steps = streams > 37 ? 20 : Steps;
            IVoice[] together = [.. Enumerable.Range(0, streams).Select(_ => network.Open())], alone = [.. together.Select(_ => network.Open())];
            // One call with most steps, and one with the rest.
            foreach (int some in (int[])[steps - 3, 3])
            {
                float[] inputs = network.Draw(streams * some, some);
                float[] expected = [.. inputs.Chunk(some * network.Inputs).SelectMany((rows, number) => alone[number].Forward(rows))];
                Bits.AssertSame(expected, network.Step(inputs, together), $"outputs of {some} steps of {streams} streams");
            }
        }
    }

    [Fact]
    public void Several_steps_of_streams_with_large_rows_have_the_bits_of_each_alone()
    {
        var network = new StreamUnderTest<Wide>();
        IVoice[] together = [network.Open(), network.Open()], alone = [network.Open(), network.Open()];
        float[] inputs = network.Draw(2 * 3);
        float[] expected = [.. inputs.Chunk(3 * network.Inputs).SelectMany((rows, number) => alone[number].Forward(rows))];

        Bits.AssertSame(expected, network.Step(inputs, together), "outputs");
    }

    [Theory, MemberData(nameof(All))]
    public void More_streams_than_a_block_has_rows_have_the_bits_of_one_stream(string name)
    {
        const int Streams = 500;
        StreamUnderTest network = AllStreams.Get(name);
        IVoice[] streams = [.. Enumerable.Range(0, Streams).Select(_ => network.Open())];
        for (int step = 0; step < 3; step++)
            network.Step(network.Draw(Streams, step), streams);
        int last = Streams - 1;
        IVoice alone = network.Open();
        float[] expected = [];
        for (int step = 0; step < 3; step++)
            expected = alone.Forward(network.Draw(Streams, step)[(last * network.Inputs)..]);

        IVoice next = network.Open();
        streams[last].CopyTo(next);
        IVoice nextAlone = network.Open();
        alone.CopyTo(nextAlone);
        float[] row = network.Draw(1, 77);
        Assert.NotEmpty(expected);
        Bits.AssertSame(nextAlone.Forward(row), next.Forward(row), "outputs of the next step");
    }

    [Theory, MemberData(nameof(All))]
    public void A_sequence_from_zero_has_the_bits_of_a_new_stream(string name)
    {
        StreamUnderTest network = AllStreams.Get(name);
        float[] inputs = network.Draw(Steps);

        Bits.AssertSame(network.StepByStep(inputs), network.Forward(inputs), "outputs of a sequence");
        Bits.AssertSame(network.StepByStep(inputs), network.Forward(inputs), "outputs of the sequence once more");
    }
}

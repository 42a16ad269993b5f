using CompiledNet.Streams.Tests.Running;

namespace CompiledNet.Streams.Tests;

/// <summary>What states do for their streams.</summary>
public class StateTests
{
    public static TheoryData<string> All => AllStreams.Names;

    [Theory, MemberData(nameof(All))]
    public void A_state_that_is_reset_is_that_of_a_new_stream(string name)
    {
        StreamUnderTest network = AllStreams.Get(name);
        float[] inputs = network.Draw(50);
        IVoice stream = network.Open();
        stream.Forward(network.Draw(33, seed: 1));
        stream.Reset();

        Bits.AssertSame(network.Open().Forward(inputs), stream.Forward(inputs), "outputs behind a reset");
    }

    [Theory, MemberData(nameof(All))]
    public void A_reset_leaves_nothing_of_NaN(string name)
    {
        StreamUnderTest network = AllStreams.Get(name);
        float[] inputs = network.Draw(50), broken = network.Draw(33, seed: 1);
        broken[network.Inputs * 20] = float.NaN;
        IVoice stream = network.Open();
        stream.Forward(broken);
        stream.Reset();

        Bits.AssertSame(network.Open().Forward(inputs), stream.Forward(inputs), "outputs behind a reset");
    }

    [Theory, MemberData(nameof(All))]
    public void NaN_in_a_stream_does_not_reach_others_of_the_same_call(string name)
    {
        StreamUnderTest network = AllStreams.Get(name);
        IVoice[] streams = [network.Open(), network.Open(), network.Open()];
        IVoice alone = network.Open();
        for (int step = 0; step < 12; step++)
        {
            float[] inputs = network.Draw(3, step);
            inputs.AsSpan(network.Inputs, network.Inputs).Fill(float.NaN);
            float[] outputs = network.Step(inputs, streams);

            Bits.AssertSame(alone.Forward(inputs[(2 * network.Inputs)..]), outputs.AsSpan(2 * network.Outputs), $"outputs of the step {step} beside NaN");
        }
    }

    [Theory, MemberData(nameof(All))]
    public void A_copy_goes_on_as_the_original(string name)
    {
        StreamUnderTest network = AllStreams.Get(name);
        float[] inputs = network.Draw(60);
        IVoice stream = network.Open(), copy = network.Open();
        copy.Forward(network.Draw(7, seed: 3));
        stream.Forward(inputs);
        stream.CopyTo(copy);
        float[] expected = stream.Forward(inputs);

        Bits.AssertSame(expected, copy.Forward(inputs), "outputs of the copy");
    }

    [Theory, MemberData(nameof(All))]
    public async Task Two_threads_with_two_states_do_not_meet(string name)
    {
        StreamUnderTest network = AllStreams.Get(name);
        float[] one = network.Draw(2_000, seed: 1), other = network.Draw(2_000, seed: 2);
        float[] expectedOne = network.StepByStep(one), expectedOther = network.StepByStep(other);
        Task<float[]> first = Task.Run(() => network.StepByStep(one), TestContext.Current.CancellationToken), second = Task.Run(() => network.StepByStep(other), TestContext.Current.CancellationToken);

        float[] actualOne = await first, actualOther = await second;

        Bits.AssertSame(expectedOne, actualOne, "outputs of the first thread");
        Bits.AssertSame(expectedOther, actualOther, "outputs of the second thread");
    }
}

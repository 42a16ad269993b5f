using CompiledNet.Streams.Tests.Networks;

namespace CompiledNet.Streams.Tests;

/// <summary>Recurrent layers start as their attributes say.</summary>
public class InitializerTests
{
    private readonly Started _network = new(seed: 3);

    [Fact]
    public void Weights_of_inputs_and_of_the_state_start_apart()
    {
        Assert.All(Tensor("GRU1.WeightsIh"), weight => Assert.Equal(0.25f, weight));
        Assert.All(Tensor("GRU1.WeightsHh"), weight => Assert.Equal(0f, weight));
        Assert.All(Tensor("LSTM1.WeightsHh"), weight => Assert.Equal(-0.5f, weight));
    }

    [Theory]
    [InlineData("LSTM1.WeightsIh", Initializer.HeUniform)]
    [InlineData("SimpleRNN1.WeightsIh", Initializer.GlorotUniform)]
    [InlineData("SimpleRNN1.WeightsHh", Initializer.GlorotNormal)]
    public void Weights_are_drawn_by_the_initializer_that_is_named_or_usual(string tensor, Initializer initializer)
    {
        Assert.Equal(initializer, Started.Description.Tensors.Single(candidate => candidate.Name == tensor).Initializer);
        Assert.Equal(Tensor(tensor).Length, Tensor(tensor).Distinct().Count());
    }

    /// <summary>Of the gates i, f, g, o in PyTorch's order; the other bias is zero, so that their sum is 1.</summary>
    [Fact]
    public void The_forget_gate_starts_open()
    {
        Assert.Equal([0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0], Tensor("LSTM1.BiasesIh"));
        Assert.All(Tensor("LSTM1.BiasesHh"), bias => Assert.Equal(0f, bias));
        Assert.All(Tensor("GRU1.BiasesIh"), bias => Assert.Equal(0f, bias));
    }

    [Fact]
    public void A_description_that_was_written_and_read_says_the_same()
    {
        var read = NetworkDescription.FromJson(Started.Description.ToJson());

        Assert.Equal([0f, 1f, 0f, 0f], read.Tensors.Single(tensor => tensor.Name == "LSTM1.BiasesIh").InitialValues.AsEnumerable());
    }

    private float[] Tensor(string name) => _network.Parameters[name].ToArray();
}

namespace CompiledNet.Training.Tests;

/// <summary>What inner layers give.</summary>
public class LayerOutputsTests
{
    /// <summary>Two numbers beside an index: <c>[7, 5, 6, 9]</c> becomes the sum and, rectified, the difference of the ends.</summary>
    [Fact]
    public void Every_layer_tells_what_it_gives()
    {
        var model = new Inside();
        model.Parameters.CopyFrom([3f, 4f, 5f, 6f, 1f, 1f, 1f, 1f, 1f, 0f, 0f, -1f, 0.5f, 0f]);
        float[] inputs = [7f, 1f, 9f, 7f, 0f, 2f];

        Assert.Equal([7f, 5f, 6f, 9f, 7f, 3f, 4f, 2f], LayerOutputs.Of(model, "Embedding1", inputs));
        Assert.Equal([27.5f, 0f, 16.5f, 5f], LayerOutputs.Of(model, "Dense1", inputs));
        Assert.Equal([1f, 0f, 1f, 0f], LayerOutputs.Of(model, "Activation1", inputs), (expected, actual) => Math.Abs(expected - actual) < 1e-4f);
    }

    /// <summary>The last layer gives the network's outputs, with the softmax that the loss takes in.</summary>
    /// <remarks>Both round: the float sums of 17 products of numbers below 4 by up to 17·4·2⁻²⁴ each, of which shares change by less.</remarks>
    [Fact]
    public void The_last_layer_gives_the_outputs()
    {
        var model = new GeneratedClassifier(seed: 3);
        float[] inputs = Noise.Uniform(7 * 5, seed: 4), outputs = new float[3 * 5];
        model.Forward(inputs, outputs);

        Assert.All(LayerOutputs.Of(model, "Dense2", inputs).Zip(outputs), pair => Assert.Equal(pair.First, pair.Second, 4e-6f));
    }

    [Fact]
    public void No_rows_have_no_outputs() => Assert.Empty(LayerOutputs.Of(new Inside(), "Dense1", []));

    [Fact]
    public void Rows_that_are_not_whole_are_refused() =>
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => LayerOutputs.Of(new Inside(), "Dense1", [1f])).ParamName);

    [Theory]
    [InlineData(-1f)]
    [InlineData(2f)]
    [InlineData(0.5f)]
    [InlineData(float.NaN)]
    public void What_is_not_an_index_is_refused(float index) =>
        Assert.Equal(index, Assert.Throws<ArgumentOutOfRangeException>(() => LayerOutputs.Of(new Inside(), "Dense1", [0f, index, 0f])).ActualValue);

    [Fact]
    public void A_name_that_does_not_exist_is_refused_with_those_that_do() =>
        Assert.Contains("it has Embedding1, Dense1, Activation1", Assert.Throws<KeyNotFoundException>(() => LayerOutputs.Of(new Inside(), "Dense2", [0f, 0f, 0f])).Message, StringComparison.Ordinal);
}

/// <summary>An index among numbers.</summary>
[Network(3, IndexInputs = new[] { 1 })]
[Embedding(2, 2)]
[Dense(2, Activation.ReLU)]
[Activation(Activation.Softmax)]
public sealed partial class Inside;

using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests;

public sealed class ParameterTests
{
    public static TheoryData<string> Networks => [.. NetworkCase.Every.Select(network => network.Name)];

    [Theory, MemberData(nameof(Networks))]
    public void What_is_copied_in_is_copied_out(string name)
    {
        NetworkUnderTest actual = NetworkCase.Get(name).Create();
        float[] values = [.. Enumerable.Range(1, actual.Description.ParameterCount).Select(i => (float)i)];

        actual.Parameters = values;

        Assert.Equal(values, actual.Parameters);
    }

    [Theory, MemberData(nameof(Networks))]
    public void Elements_of_tensors_one_after_the_other_are_the_parameters(string name)
    {
        NetworkUnderTest actual = NetworkCase.Get(name).Create();
        float[] values = [.. Enumerable.Range(1, actual.Description.ParameterCount).Select(i => (float)i)];
        actual.Parameters = values;

        Assert.Equal(values, actual.Description.Tensors.SelectMany(tensor => actual.Tensor(tensor.Name).ToArray()));
        Assert.Equal(values, actual.Description.Tensors.SelectMany(tensor => Elements(actual.Tensor(tensor.Name), tensor.Shape.ToArray())));
    }

    [Fact]
    public void Weights_lie_in_panels_of_16_units_one_input_after_the_other()
    {
        const int Units = 32;
        const int Inputs = 64;
        var network = new DigitClassifier(seed: 1);
        Span<float> storage = network.Parameters.AsSpan();

        int place = 0;
        for (int panel = 0; panel < Units / 16; panel++)
        {
            for (int input = 0; input < Inputs; input++)
            {
                for (int unit = 0; unit < 16; unit++)
                    Assert.Equal(network.Dense1.Weights[panel * 16 + unit, input], storage[place++]);
            }
        }
    }

    [Fact]
    public void Canonical_order_is_weights_by_unit_and_input_then_biases_layer_by_layer()
    {
        var network = new DigitClassifier();
        network.Parameters.CopyFrom(Enumerable.Range(0, DigitClassifier.ParameterCount).Select(i => (float)i).ToArray());

        float next = 0;
        foreach ((DenseView layer, int units, int inputs) in new[] { (network.Dense1, 32, 64), (network.Dense2, 10, 32) })
        {
            for (int unit = 0; unit < units; unit++)
            {
                for (int input = 0; input < inputs; input++)
                    Assert.Equal(next++, layer.Weights[unit, input]);
            }

            for (int unit = 0; unit < units; unit++)
                Assert.Equal(next++, layer.Biases[unit]);
        }

        Assert.Equal(DigitClassifier.ParameterCount, next);
    }

    [Fact]
    public void A_view_writes_the_parameter_that_the_network_uses()
    {
        var network = new LinearRegression();
        network.Parameters.Clear();
        network.Dense1.Weights[0, 12] = 3;
        network.Dense1.Biases[0] = 0.5f;
        var output = new float[1];

        network.Forward([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2], output);

        Assert.Equal(6.5f, output[0]);
    }

    [Fact]
    public void Layers_have_the_names_that_they_were_given()
    {
        var named = new NamedLayers();
        var keywords = new KeywordLayers();

        Assert.Equal("Hidden.Weights", named.Hidden.Weights.Tensor.Name);
        Assert.Equal("Output.Biases", named.Output.Biases.Tensor.Name);
        Assert.Equal("class.Weights", keywords.@class.Weights.Tensor.Name);
        Assert.Equal("in.Weights", keywords.@in.Weights.Tensor.Name);
        Assert.Equal("async.Weights", keywords.async.Weights.Tensor.Name);
    }

    [Fact]
    public void A_layer_without_biases_says_so()
    {
        var network = new WithoutHiddenBiases();

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => network.Dense1.Biases);

        Assert.Contains("UseBias", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, network.Dense2.Biases.Length);
    }

    [Fact]
    public void The_same_seed_draws_the_same_parameters() =>
        FloatBits.AssertSame(new DigitClassifier(seed: 7).Parameters.ToArray(), new DigitClassifier(seed: 7).Parameters.ToArray(), "parameters");

    [Fact]
    public void Another_seed_draws_other_parameters() =>
        Assert.NotEqual(new DigitClassifier(seed: 7).Parameters.ToArray(), new DigitClassifier(seed: 8).Parameters.ToArray());

    [Theory]
    [InlineData(0)]
    [InlineData(DigitClassifier.ParameterCount - 1)]
    public void Copying_into_too_little_room_is_refused_and_writes_nothing(int length)
    {
        var destination = new float[length];
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new DigitClassifier().Parameters.CopyTo(destination));

        Assert.Equal("destination", exception.ParamName);
        Assert.Contains($"{DigitClassifier.ParameterCount}", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"{length}", exception.Message, StringComparison.Ordinal);
        Assert.All(destination, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(DigitClassifier.ParameterCount - 1)]
    [InlineData(DigitClassifier.ParameterCount + 1)]
    public void Copying_from_another_length_is_refused_and_writes_nothing(int length)
    {
        var network = new DigitClassifier();
        float[] before = network.Parameters.ToArray();

        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.Parameters.CopyFrom(new float[length]));

        Assert.Equal("source", exception.ParamName);
        Assert.Contains($"{DigitClassifier.ParameterCount}", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"{length}", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    /// <summary>Each by its indices, the last of which runs first.</summary>
    private static float[] Elements(TensorView view, int[] shape)
    {
        var elements = new float[view.Length];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = shape.Length switch
            {
                1 => view[i],
                2 => view[i / shape[1], i % shape[1]],
                3 => view[i / shape[2] / shape[1], i / shape[2] % shape[1], i % shape[2]],
                _ => view[i / shape[3] / shape[2] / shape[1], i / shape[3] / shape[2] % shape[1], i / shape[3] % shape[2], i % shape[3]],
            };
        }

        return elements;
    }
}

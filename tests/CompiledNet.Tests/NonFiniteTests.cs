using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests;

public sealed class NonFiniteTests
{
    public static TheoryData<string> Networks => [.. NetworkCase.Every.Select(network => network.Name)];

    [Theory, MemberData(nameof(Networks))]
    public void No_layer_is_found_where_all_values_are_finite(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        foreach (int rows in Batches.All)
            Assert.Equal(-1, actual.FindNonFiniteLayer(Draw.Inputs(network.Architecture, rows)));
    }

    [Theory, MemberData(nameof(Networks))]
    public void The_layer_with_a_parameter_that_is_no_number_is_found(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, 33);
        float[] parameters = actual.Parameters;
        int end = 0;
        for (int layer = 0; layer < actual.Description.Layers.Length; layer++)
        {
            if (actual.Description.Layers[layer].ParameterCount == 0)
                continue;
            int start = end;
            end += actual.Description.Layers[layer].ParameterCount;
            float[] broken = [.. parameters];

            // A slope counts below zero alone, where not every channel comes.
            broken.AsSpan(actual.Description.Layers[layer].Kind == "Activation" ? start..end : (end - 1)..end).Fill(float.NaN);
            actual.Parameters = broken;

            Assert.Equal(layer, actual.FindNonFiniteLayer(inputs));
        }
    }

    /// <remarks>Windows, pools and views need not pass the last input on to every output.</remarks>
    [Theory, MemberData(nameof(Networks))]
    public void An_input_that_is_no_number_reaches_the_outputs_of_its_row_alone(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        int outputs = network.Architecture.Outputs;
        foreach (int rows in Batches.All)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            inputs[^1] = float.NaN;

            float[] result = actual.Forward(inputs);

            if (network.IsDense)
                Assert.All(result[^outputs..], output => Assert.True(float.IsNaN(output)));
            Assert.All(result[..^outputs], output => Assert.True(float.IsFinite(output)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    public void An_infinite_input_saturates_units_that_have_limits(int rows)
    {
        AssertSaturated<TwoLayers>(rows);
        AssertSaturated<From11Over5To1>(rows);
        AssertSaturated<MemoryThenOne>(rows);
    }

    /// <summary>Of an infinite first input, tanh is the sign of its weight; the output is the sum of that, whatever pads the row.</summary>
    private static void AssertSaturated<TNetwork>(int rows)
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed: 1);
        int size = TNetwork.Description.InputSize;
        var inputs = new float[rows * size];
        for (int row = 0; row < rows; row++)
            inputs[row * size] = float.PositiveInfinity;
        TensorView first = network.Parameters[TNetwork.Description.Layers[0].Tensors[0]];
        TensorView second = network.Parameters[TNetwork.Description.Layers[1].Tensors[0]];
        double expected = Enumerable.Range(0, TNetwork.Description.Layers[0].OutputSize).Sum(unit => (double)second[0, unit] * MathF.Sign(first[unit, 0]));

        var outputs = new float[rows];
        network.Forward(inputs, outputs);

        Assert.All(outputs, output => Assert.Equal(expected, output, 1e-5));
    }

    [Fact]
    public void A_row_far_behind_is_found()
    {
        var network = new Controller();
        var inputs = new float[1000 * Controller.InputSize];
        inputs[^1] = float.PositiveInfinity;
        network.Dense2.Weights[0, 0] = float.NaN;

        // tanh is finite at infinity, so that the layer behind it is the first whose outputs are not.
        Assert.Equal(1, network.FindNonFiniteLayer(inputs));
    }

    [Fact]
    public void Overflow_is_found_in_the_layer_where_it_happens()
    {
        var network = new LinearRegression();
        network.Parameters.CopyFrom([.. Enumerable.Repeat(1e30f, LinearRegression.ParameterCount)]);

        Assert.Equal(0, network.FindNonFiniteLayer([.. Enumerable.Repeat(1e30f, LinearRegression.InputSize)]));
    }

    [Fact]
    public void Rows_that_are_not_whole_are_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new LinearRegression().FindNonFiniteLayer(new float[14]));

        Assert.Equal("inputs", exception.ParamName);
    }
}

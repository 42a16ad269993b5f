using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Tests.Cases;

namespace CompiledNet.Programs.Tests.Bits;

/// <summary>What generated classes do with inputs that are indices: those that are not valid are errors before anything is written.</summary>
public class IndexTests
{
    private const float Unwritten = 1234.5f;

    /// <summary>What is not a whole number from 0 to 4.</summary>
    public static TheoryData<float> Invalid =>
        [-1f, 5f, 0.5f, 4.000001f, -1e-30f, float.Epsilon, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, int.MaxValue, int.MinValue, 4294967296f];

    [Theory, MemberData(nameof(Invalid))]
    public void Forward_refuses_what_is_not_an_index(float value) => AssertRefused(value, (network, inputs) =>
    {
        float[] outputs = Fill(inputs.Length / 7 * 3);
        try
        {
            network.Forward(inputs, outputs);
        }
        finally
        {
            Assert.All(outputs, output => Assert.Equal(Unwritten, output));
        }
    });

    [Theory, MemberData(nameof(Invalid))]
    public void ComputeLoss_refuses_what_is_not_an_index(float value) => AssertRefused(value, (network, inputs) => network.ComputeLoss(inputs, Targets(inputs)));

    [Theory, MemberData(nameof(Invalid))]
    public void Backward_refuses_what_is_not_an_index(float value) => AssertRefused(value, (network, inputs) => network.Backward(inputs, Targets(inputs)));

    [Theory, MemberData(nameof(Invalid))]
    public void BackwardFrom_refuses_what_is_not_an_index(float value) => AssertRefused(value, (network, inputs) =>
    {
        float[] inputGradients = Fill(inputs.Length);
        try
        {
            network.BackwardFrom(inputs, Targets(inputs), inputGradients);
        }
        finally
        {
            Assert.All(inputGradients, gradient => Assert.Equal(Unwritten, gradient));
        }
    });

    [Theory, MemberData(nameof(Invalid))]
    public void FindNonFiniteLayer_refuses_what_is_not_an_index(float value) => AssertRefused(value, (network, inputs) => network.FindNonFiniteLayer(inputs));

    [Theory]
    [InlineData("ComputeLoss")]
    [InlineData("Backward")]
    public void Calls_with_labels_refuse_what_is_not_an_index(string method)
    {
        NetworkUnderTest network = Get("Tokens").Create();
        float[] inputs = [1, 2, 7, 0];

        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => _ = method switch
        {
            "ComputeLoss" => network.ComputeLoss(inputs, [1]) > 0,
            _ => network.Backward(inputs, [1]) > 0,
        });

        Assert.Equal("inputs", exception.ParamName);
        Assert.Equal(7f, exception.ActualValue);
    }

    /// <summary>The first and the last index, and the zero of the other sign.</summary>
    [Fact]
    public void Every_index_chooses_its_vector()
    {
        NetworkUnderTest network = Get("Pairs").Create();
        network.Parameters = [1, 2, 3, 4, 5, 6];

        Assert.Equal([1, 2, 9, 3, 4], network.Forward([0, 9, 1]));
        Assert.Equal([5, 6, float.PositiveInfinity, 1, 2], network.Forward([2, float.PositiveInfinity, -0f]));
    }

    /// <summary>An input that two embeddings take must be an index of the smaller one.</summary>
    [Fact]
    public void An_input_of_two_tables_is_an_index_of_both()
    {
        NetworkUnderTest network = Get("TwoTablesOfOneIndex").Create();

        network.Forward([2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Forward([0, 3]));
    }

    /// <summary>What is wrong with the lengths is told first.</summary>
    [Fact]
    public void Rows_that_are_not_whole_are_refused_as_such() =>
        Assert.Throws<ArgumentException>(() => Get("Pairs").Create().Forward([-1, 0, 0, 0], new float[5]));

    /// <summary>In the first row of one, and in a later one of many.</summary>
    private static void AssertRefused(float value, Action<NetworkUnderTest, float[]> call)
    {
        foreach ((int rows, int row) in new[] { (1, 0), (300, 257) })
        {
            NetworkUnderTest network = Get("SeveralTables").Create();
            network.GradientStorage.Fill(Unwritten);

            var exception = Assert.Throws<ArgumentOutOfRangeException>(() => call(network, With(value, rows, row)));

            AssertTold(exception, value, row);
            Assert.All(network.GradientStorage.ToArray(), gradient => Assert.Equal(Unwritten, gradient));
        }
    }

    private static void AssertTold(ArgumentOutOfRangeException exception, float value, int row)
    {
        Assert.Equal("inputs", exception.ParamName);
        Assert.Equal(value, exception.ActualValue);
        Assert.StartsWith($"Input 5 of row {row} is an index; it must be a whole number from 0 to 4.", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Valid rows but for one index.</summary>
    private static float[] With(float value, int rows, int row)
    {
        float[] inputs = Get("SeveralTables").Inputs(rows);
        inputs[row * 7 + 5] = value;
        return inputs;
    }

    private static float[] Targets(float[] inputs) => new float[inputs.Length / 7 * 3];

    private static float[] Fill(int length) => [.. Enumerable.Repeat(Unwritten, length)];

    private static CompiledNetwork Get(string name) => TestNetworks.Get(name, KernelSource.WrittenOut);
}

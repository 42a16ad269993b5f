using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests;

/// <summary>
/// Every wrong argument is an exception that names it, its size and the size it should have, and nothing is written. The
/// network takes rows of 64 and gives rows of 10.
/// </summary>
public sealed class ArgumentTests
{
    private readonly CallOnDigitClassifier _call = new();

    /// <summary>The methods that need at least one row.</summary>
    public static TheoryData<Method> Learning => [.. Enum.GetValues<Method>().Where(method => method != Method.Forward)];

    public static TheoryData<Method> LearningFromLabels => [Method.ComputeLossOfLabels, Method.BackwardOfLabels];

    public static TheoryData<Method> WritingGradients => [Method.Backward, Method.BackwardOfLabels, Method.BackwardFrom];

    public static TheoryData<Method, int> LengthsThatAreNoWholeRows
    {
        get
        {
            var data = new TheoryData<Method, int>();
            foreach (Method method in Enum.GetValues<Method>())
            {
                foreach (int length in new[] { 1, 63, 65, 129 })
                    data.Add(method, length);
            }

            return data;
        }
    }

    /// <summary>Lengths of what must match two rows of inputs.</summary>
    public static TheoryData<Method, int> LengthsThatDoNotMatchTwoRows
    {
        get
        {
            var data = new TheoryData<Method, int>();
            foreach (Method method in Enum.GetValues<Method>())
            {
                foreach (int length in method is Method.ComputeLossOfLabels or Method.BackwardOfLabels ? [0, 1, 3, 20] : new[] { 0, 1, 2, 10, 19, 21, 30, 128 })
                    data.Add(method, length);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(LengthsThatAreNoWholeRows))]
    public void Inputs_that_are_no_whole_rows_are_refused(Method method, int length)
    {
        ArgumentException exception = _call.AssertRefused<ArgumentException>(() => _call.Run(method, new float[length], second: 10));

        Assert.Equal("inputs", exception.ParamName);
        Assert.Contains($"'inputs' has {length} values", exception.Message, StringComparison.Ordinal);
        Assert.Contains("64", exception.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(LengthsThatDoNotMatchTwoRows))]
    public void What_belongs_to_the_rows_must_be_as_many(Method method, int length)
    {
        ArgumentException exception = _call.AssertRefused<ArgumentException>(() => _call.Run(method, new float[128], second: length));

        string argument = CallOnDigitClassifier.SecondArgument(method);
        bool isLabels = argument == "labels";
        Assert.Equal(argument, exception.ParamName);
        Assert.Contains($"'{argument}' has {length} {(isLabels ? "labels" : "values")}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(isLabels ? "2 rows" : "20", exception.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Learning))]
    public void No_row_at_all_is_refused(Method method)
    {
        ArgumentException exception = _call.AssertRefused<ArgumentException>(() => _call.Run(method, [], second: 0));

        Assert.Equal("inputs", exception.ParamName);
        Assert.Contains("empty", exception.Message, StringComparison.Ordinal);
        Assert.Contains("64", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_of_no_row_does_nothing() => _call.Run(Method.Forward, [], second: 0);

    [Theory, MemberData(nameof(LearningFromLabels))]
    public void A_label_that_is_no_class_is_refused(Method method)
    {
        foreach (int label in new[] { -1, 10, int.MinValue, int.MaxValue })
        {
            ArgumentOutOfRangeException exception = _call.AssertRefused<ArgumentOutOfRangeException>(() => _call.Run(method, new float[192], [0, 9, label]));

            Assert.Equal("labels", exception.ParamName);
            Assert.Equal(label, exception.ActualValue);
            Assert.Contains("row 2", exception.Message, StringComparison.Ordinal);
            Assert.Contains("from 0 to 9", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(WritingGradients))]
    public void Gradients_are_needed(Method method)
    {
        _call.Gradients = null;

        ArgumentNullException exception = _call.AssertRefused<ArgumentNullException>(() => _call.Run(method, new float[64]));

        Assert.Equal("gradients", exception.ParamName);
    }

    [Theory, MemberData(nameof(WritingGradients))]
    public void Gradients_do_not_overwrite_the_parameters(Method method)
    {
        _call.Gradients = _call.Network.Parameters;

        ArgumentException exception = _call.AssertRefused<ArgumentException>(() => _call.Run(method, new float[64]));

        Assert.Equal("gradients", exception.ParamName);
        Assert.Contains("parameters", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(127)]
    [InlineData(129)]
    [InlineData(192)]
    public void Input_gradients_must_be_as_long_as_the_inputs(int length)
    {
        _call.InputGradients = new float[length];

        ArgumentException exception = _call.AssertRefused<ArgumentException>(() => _call.Run(Method.BackwardFrom, new float[128]));

        Assert.Equal("inputGradients", exception.ParamName);
        Assert.Contains($"'inputGradients' has {length} values", exception.Message, StringComparison.Ordinal);
        Assert.Contains("128", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 54)]
    [InlineData(0, 63)]
    [InlineData(9, 0)]
    [InlineData(0, 0)]
    public void Outputs_that_share_memory_with_the_inputs_are_refused(int inputStart, int outputStart)
    {
        var memory = new float[128];

        ArgumentException exception = Assert.Throws<ArgumentException>(() => _call.Network.Forward(memory.AsSpan(inputStart, 64), memory.AsSpan(outputStart, 10)));

        Assert.Equal("outputs", exception.ParamName);
        Assert.Contains("'inputs'", exception.Message, StringComparison.Ordinal);
        Assert.All(memory, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Outputs_that_follow_the_inputs_are_fine()
    {
        var memory = new float[74];

        _call.Network.Forward(memory.AsSpan(0, 64), memory.AsSpan(64));

        Assert.All(memory[..64], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Input_gradients_that_share_memory_with_the_inputs_are_refused()
    {
        var memory = new float[100];

        ArgumentException exception = _call.AssertRefused<ArgumentException>(
            () => _call.Network.BackwardFrom(memory.AsSpan(0, 64), new float[10], _call.Gradients!, memory.AsSpan(36)));

        Assert.Equal("inputGradients", exception.ParamName);
        Assert.Contains("'inputs'", exception.Message, StringComparison.Ordinal);
        Assert.All(memory, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Input_gradients_that_share_memory_with_the_output_gradients_are_refused()
    {
        var memory = new float[64];

        ArgumentException exception = _call.AssertRefused<ArgumentException>(
            () => _call.Network.BackwardFrom(new float[64], memory.AsSpan(54), _call.Gradients!, memory));

        Assert.Equal("inputGradients", exception.ParamName);
        Assert.Contains("'outputGradients'", exception.Message, StringComparison.Ordinal);
        Assert.All(memory, value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_network_works_after_a_refused_call()
    {
        float[] inputs = Draw.Values(128, 1, seed: 1);
        var expected = new ParameterBuffer<DigitClassifier>();
        float cost = _call.Network.Backward(inputs, [3, 4], expected);

        Assert.Throws<ArgumentException>(() => _call.Network.Backward(inputs, [3], expected));

        var gradients = new ParameterBuffer<DigitClassifier>();
        Assert.Equal(cost, _call.Network.Backward(inputs, [3, 4], gradients));
        FloatBits.AssertSame(expected.AsSpan(), gradients.AsSpan(), "gradients");
    }

    /// <remarks>Loops over blocks of rows would else pass the largest integer. No network is called: the rows would take 8 GiB.</remarks>
    [Fact]
    public void More_rows_than_loops_over_blocks_can_count_are_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>("inputs", () => CompiledNet.Execution.Arguments.CountRows(int.MaxValue, 1, "inputs"));

        Assert.Contains("2147483647 rows; one call takes at most 2147418111", exception.Message, StringComparison.Ordinal);
    }
}

using CompiledNet.Tests.Cases;

namespace CompiledNet.Tests;

/// <summary>The step with one row that writes no gradients.</summary>
public sealed class DescentTests
{
    private const float LearningRate = 0.02f;
    private const float LargestGradient = 1e30f;

    public static TheoryData<string> Trainable => [.. NetworkCase.Trainable.Where(network => network.IsDense).Select(network => network.Name)];

    public static TheoryData<string> Classifiers => [.. NetworkCase.Every.Where(network => network.IsDense && network.Architecture.Loss?.Kind == LossFunction.CrossEntropy).Select(network => network.Name)];

    public static TheoryData<string> OfOtherLayers => [.. NetworkCase.Trainable.Where(network => !network.IsDense).Select(network => network.Name)];

    [Theory, MemberData(nameof(OfOtherLayers))]
    public void Layers_beyond_dense_ones_make_no_such_step_and_nothing_changes(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] before = actual.ParameterStorage.ToArray();

        Assert.False(actual.TryDescend(Draw.Inputs(network.Architecture, 1), Draw.Targets(network.Architecture, 1), LearningRate, LargestGradient, out _));

        FloatBits.AssertSame(before, actual.ParameterStorage, "parameters");
    }

    [Theory, MemberData(nameof(Trainable))]
    public void A_step_gives_the_bits_of_Backward_and_an_update(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest direct = network.Create();
        NetworkUnderTest written = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, 200);
        float[] targets = Draw.Targets(network.Architecture, 200);
        for (int row = 0; row < 10; row++)
        {
            ReadOnlySpan<float> x = inputs.AsSpan(row * network.Architecture.Inputs, network.Architecture.Inputs);
            ReadOnlySpan<float> y = targets.AsSpan(row * network.Architecture.Outputs, network.Architecture.Outputs);
            float expected = written.Backward(x, y);
            Update(written);

            Assert.True(
                direct.TryDescend(x, y, LearningRate, LargestGradient, out float cost),
                $"No step with row {row}, of the cost {expected} and gradients up to {written.Gradients.Max(Math.Abs)}.");

            FloatBits.AssertSame([expected], [cost], $"cost of row {row}");
            FloatBits.AssertSame(written.ParameterStorage, direct.ParameterStorage, $"parameters after row {row}");
        }
    }

    [Theory, MemberData(nameof(Classifiers))]
    public void A_step_with_a_label_gives_the_bits_of_Backward_and_an_update(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest direct = network.Create();
        NetworkUnderTest written = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, 1);
        int[] label = Draw.Labels(network.Architecture, 1);
        float expected = written.Backward(inputs, label);
        Update(written);

        Assert.True(direct.TryDescend(inputs, label, LearningRate, LargestGradient, out float cost));

        FloatBits.AssertSame([expected], [cost], "cost");
        FloatBits.AssertSame(written.ParameterStorage, direct.ParameterStorage, "parameters");
    }

    [Theory, MemberData(nameof(Trainable))]
    public void A_step_whose_gradients_may_be_too_large_changes_nothing(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] before = actual.ParameterStorage.ToArray();
        float[] inputs = Draw.Inputs(network.Architecture, 1);
        float[] targets = Draw.Targets(network.Architecture, 1);
        actual.Backward(inputs, targets);
        float largest = actual.Gradients.Max(Math.Abs);
        Assert.SkipWhen(largest == 0, "This row has no gradient.");

        Assert.False(actual.TryDescend(inputs, targets, LearningRate, MathF.BitDecrement(largest), out _));

        FloatBits.AssertSame(before, actual.ParameterStorage, "parameters");
    }

    [Theory, MemberData(nameof(Trainable))]
    public void A_step_that_meets_NaN_changes_nothing(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] before = actual.ParameterStorage.ToArray();
        float[] inputs = Draw.Inputs(network.Architecture, 1);
        float[] targets = Draw.Targets(network.Architecture, 1);
        inputs[^1] = float.NaN;

        Assert.False(actual.TryDescend(inputs, targets, LearningRate, LargestGradient, out _));

        FloatBits.AssertSame(before, actual.ParameterStorage, "parameters");
    }

    [Fact]
    public void A_step_takes_exactly_one_row()
    {
        NetworkUnderTest actual = NetworkCase.Get("DigitClassifier").Create();

        ArgumentException inputs = Assert.Throws<ArgumentException>(() => actual.TryDescend(new float[128], new float[10], LearningRate, LargestGradient, out _));
        ArgumentException targets = Assert.Throws<ArgumentException>(() => actual.TryDescend(new float[64], new float[20], LearningRate, LargestGradient, out _));
        ArgumentOutOfRangeException labels = Assert.Throws<ArgumentOutOfRangeException>(() => actual.TryDescend(new float[64], [10], LearningRate, LargestGradient, out _));

        Assert.Equal("'inputs' has 128 values; 1 row of 64 needs 64. (Parameter 'inputs')", inputs.Message);
        Assert.Equal("'targets' has 20 values; 1 row of 10 needs 10. (Parameter 'targets')", targets.Message);
        Assert.Equal("labels", labels.ParamName);
    }

    /// <summary>θ ← θ − α·g, every operation rounded by itself.</summary>
    private static void Update(NetworkUnderTest network)
    {
        Span<float> parameters = network.ParameterStorage;
        Span<float> gradients = network.GradientStorage;
        for (int i = 0; i < parameters.Length; i++)
            parameters[i] -= LearningRate * gradients[i];
    }
}

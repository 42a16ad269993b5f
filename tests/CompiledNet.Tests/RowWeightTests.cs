using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Rounding;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Tests;

/// <summary>Rows of which some count more than others, of every network with a loss.</summary>
public sealed class RowWeightTests
{
    public static TheoryData<string> Trainable => [.. NetworkCase.Trainable.Select(network => network.Name)];

    public static TheoryData<string> Classifiers => BackwardTests.Classifiers;

    [Theory, MemberData(nameof(Trainable))]
    public void Cost_and_gradients_are_those_of_the_reference(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        GraphExpectation expected = network.GraphExpectationOf(actual);
        foreach (int rows in new[] { 2, 33 })
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] targets = Draw.Targets(network.Architecture, rows);
            (Bounded cost, Bounded gradients) = expected.Backward(inputs, targets, Weights(rows));
            Agreement.Assert(cost, [actual.Backward(inputs, targets, Weights(rows))], $"cost of {rows} rows");
            Agreement.Assert(gradients, actual.Gradients, $"gradients of {rows} rows");
        }
    }

    [Theory, MemberData(nameof(Trainable))]
    public void Weights_of_one_give_the_gradients_without_weights(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, 33);
        float[] targets = Draw.Targets(network.Architecture, 33);
        actual.Backward(inputs, targets);
        float[] expected = actual.GradientStorage.ToArray();
        actual.Backward(inputs, targets, [.. Enumerable.Repeat(1f, 33)]);

        FloatBits.AssertSame(expected, actual.GradientStorage, "gradients");
    }

    [Theory, MemberData(nameof(Classifiers))]
    public void Labels_are_targets_with_one_certain_class(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, 5);
        int[] labels = Draw.Labels(network.Architecture, 5);
        float cost = actual.Backward(inputs, labels, Weights(5));
        float[] gradients = actual.GradientStorage.ToArray();
        var targets = new float[5 * network.Architecture.Outputs];
        for (int row = 0; row < 5; row++)
            targets[row * network.Architecture.Outputs + labels[row]] = 1f;

        Assert.Equal(cost, actual.Backward(inputs, targets, Weights(5)));
        FloatBits.AssertSame(gradients, actual.GradientStorage, "gradients");
    }

    [Theory, MemberData(nameof(ThreadsTests.Networks), MemberType = typeof(ThreadsTests))]
    public void Every_number_of_threads_gives_the_same_bits(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest alone = network.Create(), shared = network.Create();
        foreach (int rows in new[] { 255, 511, 1024 })
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] targets = Draw.Targets(network.Architecture, rows);
            float cost = alone.Backward(inputs, targets, Weights(rows));
            foreach (int threads in new[] { 2, 8 })
            {
                shared.Threads = threads;
                FloatBits.AssertSame([cost], [shared.Backward(inputs, targets, Weights(rows))], $"cost of {rows} rows with {threads} threads");
                FloatBits.AssertSame(alone.GradientStorage, shared.GradientStorage, $"gradients of {rows} rows with {threads} threads");
            }
        }
    }

    [Theory, MemberData(nameof(Trainable))]
    public void A_weighted_step_allocates_nothing(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, 33);
        float[] targets = Draw.Targets(network.Architecture, 33);
        float[] weights = Weights(33);
        Allocations.AssertNone(() => actual.Backward(inputs, targets, weights));
    }

    /// <summary>Among them 0, 1 and numbers that are not exact.</summary>
    private static float[] Weights(int rows) => [.. Enumerable.Range(0, rows).Select(row => row % 5 == 0 ? 1.7f : row % 5 / 3f - 1f / 3)];
}

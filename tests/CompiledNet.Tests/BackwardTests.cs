using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Rounding;

namespace CompiledNet.Tests;

public sealed class BackwardTests
{
    public static TheoryData<string> Trainable => [.. NetworkCase.Trainable.Select(network => network.Name)];

    /// <summary>Those of which the cost in training is the cost at inference.</summary>
    public static TheoryData<string> WithoutModes => [.. NetworkCase.Trainable.Where(network => !network.HasModes).Select(network => network.Name)];

    public static TheoryData<string> Classifiers => [.. NetworkCase.Every.Where(network => network.Architecture.Loss?.Kind == LossFunction.CrossEntropy).Select(network => network.Name)];

    [Theory, MemberData(nameof(Trainable))]
    public void Cost_and_gradients_are_those_of_the_reference(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        IExpectation expected = network.ExpectationOf(actual);
        foreach (int rows in network.TrainingBatches)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] targets = Draw.Targets(network.Architecture, rows);
            (Bounded cost, Bounded gradients) = expected.Backward(inputs, targets);
            Agreement.Assert(cost, [actual.Backward(inputs, targets)], $"cost of {rows} rows");
            Agreement.Assert(gradients, actual.Gradients, $"gradients of {rows} rows");
        }
    }

    [Theory, MemberData(nameof(WithoutModes))]
    public void ComputeLoss_gives_the_cost_of_Backward(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        foreach (int rows in Batches.All)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] targets = Draw.Targets(network.Architecture, rows);
            Assert.Equal(actual.Backward(inputs, targets), actual.ComputeLoss(inputs, targets));
        }
    }

    [Theory, MemberData(nameof(Classifiers))]
    public void Labels_are_targets_with_one_certain_class(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        foreach (int rows in network.TrainingBatches)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            int[] labels = Draw.Labels(network.Architecture, rows);
            float[] targets = OneHot(labels, network.Architecture.Outputs);

            float cost = actual.Backward(inputs, targets);
            float[] gradients = actual.Gradients;

            Assert.Equal(cost, actual.Backward(inputs, labels));
            Assert.Equal(gradients, actual.Gradients);
            Assert.Equal(actual.ComputeLoss(inputs, targets), actual.ComputeLoss(inputs, labels));
        }
    }

    private static float[] OneHot(int[] labels, int classes)
    {
        var targets = new float[labels.Length * classes];
        for (int row = 0; row < labels.Length; row++)
            targets[row * classes + labels[row]] = 1f;
        return targets;
    }
}

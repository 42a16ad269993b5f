using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Tests;

public sealed class AllocationTests
{
    public static TheoryData<string, int> Networks => Data(NetworkCase.Every);

    public static TheoryData<string, int> Trainable => Data(NetworkCase.Trainable);

    public static TheoryData<string, int> Classifiers => Data(NetworkCase.Every.Where(network => network.Architecture.Loss?.Kind == LossFunction.CrossEntropy));

    [Theory, MemberData(nameof(Networks))]
    public void Forward_allocates_nothing(string name, int rows)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, rows);
        var outputs = new float[rows * network.Architecture.Outputs];
        Allocations.AssertNone(() => actual.Forward(inputs, outputs));
    }

    [Theory, MemberData(nameof(Trainable))]
    public void ComputeLoss_allocates_nothing(string name, int rows)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, rows);
        float[] targets = Draw.Targets(network.Architecture, rows);
        Allocations.AssertNone(() => actual.ComputeLoss(inputs, targets));
    }

    [Theory, MemberData(nameof(Trainable))]
    public void Backward_allocates_nothing(string name, int rows)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, rows);
        float[] targets = Draw.Targets(network.Architecture, rows);
        Allocations.AssertNone(() => actual.Backward(inputs, targets));
    }

    [Theory, MemberData(nameof(Classifiers))]
    public void Learning_from_labels_allocates_nothing(string name, int rows)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, rows);
        int[] labels = Draw.Labels(network.Architecture, rows);
        Allocations.AssertNone(() => actual.Backward(inputs, labels));
        Allocations.AssertNone(() => actual.ComputeLoss(inputs, labels));
    }

    [Theory, MemberData(nameof(Networks))]
    public void BackwardFrom_allocates_nothing(string name, int rows)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, rows);
        float[] outputGradients = Draw.OutputGradients(network.Architecture, rows);
        var inputGradients = new float[inputs.Length];
        Allocations.AssertNone(() => actual.BackwardFrom(inputs, outputGradients, inputGradients));
    }

    private static TheoryData<string, int> Data(IEnumerable<NetworkCase> networks)
    {
        var data = new TheoryData<string, int>();
        foreach (NetworkCase network in networks)
        {
            data.Add(network.Name, network.TrainingBatches[0]);
            data.Add(network.Name, 200);
        }

        return data;
    }
}

using CompiledNet.Tests.Cases;

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
        AssertNone(() => actual.Forward(inputs, outputs));
    }

    [Theory, MemberData(nameof(Trainable))]
    public void ComputeLoss_allocates_nothing(string name, int rows)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, rows);
        float[] targets = Draw.Targets(network.Architecture, rows);
        AssertNone(() => actual.ComputeLoss(inputs, targets));
    }

    [Theory, MemberData(nameof(Trainable))]
    public void Backward_allocates_nothing(string name, int rows)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, rows);
        float[] targets = Draw.Targets(network.Architecture, rows);
        AssertNone(() => actual.Backward(inputs, targets));
    }

    [Theory, MemberData(nameof(Classifiers))]
    public void Learning_from_labels_allocates_nothing(string name, int rows)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, rows);
        int[] labels = Draw.Labels(network.Architecture, rows);
        AssertNone(() => actual.Backward(inputs, labels));
        AssertNone(() => actual.ComputeLoss(inputs, labels));
    }

    [Theory, MemberData(nameof(Networks))]
    public void BackwardFrom_allocates_nothing(string name, int rows)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, rows);
        float[] outputGradients = Draw.OutputGradients(network.Architecture, rows);
        var inputGradients = new float[inputs.Length];
        AssertNone(() => actual.BackwardFrom(inputs, outputGradients, inputGradients));
    }

    /// <summary>
    /// A call that allocates does so every time. The runtime also counts what is left of the thread's allocation buffer
    /// when another thread's collection takes it away, which happens now and then: so the least of some calls counts.
    /// </summary>
    private static void AssertNone(Action call)
    {
        call(); // compiles, and runs what runs once
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
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

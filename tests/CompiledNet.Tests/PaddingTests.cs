using CompiledNet.Tests.Cases;

namespace CompiledNet.Tests;

public sealed class PaddingTests
{
    public static TheoryData<string> Networks => [.. NetworkCase.Every.Select(network => network.Name)];

    public static TheoryData<string> Trainable => [.. NetworkCase.Trainable.Select(network => network.Name)];

    public static TheoryData<string> TrainableDense => [.. NetworkCase.Trainable.Where(network => network.IsDense).Select(network => network.Name)];

    [Theory, MemberData(nameof(Networks))]
    public void BackwardFrom_leaves_the_padding_of_gradients_at_zero(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        foreach (int rows in Batches.All)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            actual.BackwardFrom(inputs, Draw.OutputGradients(network.Architecture, rows), new float[inputs.Length]);
            AssertZero(actual.Description, actual.GradientStorage);
        }
    }

    [Theory, MemberData(nameof(Trainable))]
    public void Backward_leaves_the_padding_of_gradients_at_zero(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        foreach (int rows in network.TrainingBatches)
        {
            actual.Backward(Draw.Inputs(network.Architecture, rows), Draw.Targets(network.Architecture, rows));
            AssertZero(actual.Description, actual.GradientStorage);
        }
    }

    [Theory, MemberData(nameof(Trainable))]
    public void Training_leaves_the_padding_of_parameters_at_zero(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        foreach (int rows in network.TrainingBatches)
        {
            actual.Step(new Adam { LearningRate = 0.01f }, Draw.Inputs(network.Architecture, rows), Draw.Targets(network.Architecture, rows));
            AssertZero(actual.Description, actual.ParameterStorage);
        }
    }

    [Theory, MemberData(nameof(TrainableDense))]
    public void A_step_of_one_row_leaves_the_padding_of_parameters_at_zero(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, 1);
        Assert.True(actual.TryDescend(inputs, Draw.Targets(network.Architecture, 1), learningRate: 0.1f, float.MaxValue, out float _));
        AssertZero(actual.Description, actual.ParameterStorage);
    }

    [Theory, MemberData(nameof(Networks))]
    public void The_padding_of_parameters_is_zero(string name)
    {
        NetworkUnderTest actual = NetworkCase.Get(name).Create();
        AssertZero(actual.Description, actual.ParameterStorage);
    }

    private static void AssertZero(NetworkDescription description, ReadOnlySpan<float> storage)
    {
        var isParameter = new bool[storage.Length];
        foreach (ParameterTensor tensor in description.Tensors.Concat(description.Statistics))
            Mark(isParameter, tensor, axis: 0, tensor.Offset);
        Assert.Equal(description.ParameterCount + description.Statistics.Sum(tensor => tensor.Length), isParameter.Count(used => used));
        for (int i = 0; i < storage.Length; i++)
        {
            if (!isParameter[i])
                Assert.Equal(0f, storage[i]);
        }
    }

    private static int Distance(ParameterTensor tensor, int axis, int index) => axis == 0
        ? index / tensor.GateRows * tensor.GateStride + index % tensor.GateRows / tensor.PanelRows * tensor.PanelStride + index % tensor.GateRows % tensor.PanelRows * tensor.Strides[0]
        : index * tensor.Strides[axis];

    private static void Mark(bool[] isParameter, ParameterTensor tensor, int axis, int position)
    {
        if (axis == tensor.Shape.Length)
        {
            isParameter[position] = true;
            return;
        }

        for (int index = 0; index < tensor.Shape[axis]; index++)
            Mark(isParameter, tensor, axis + 1, position + Distance(tensor, axis, index));
    }
}

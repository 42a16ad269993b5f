using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Tests;

/// <summary>
/// Nothing beside the caller's spans is read or written: they lie between pages that may not be touched, at the beginning and
/// at the end, with marks around them. What is computed there is what is computed elsewhere.
/// </summary>
public sealed class CallersMemoryTests
{
    private delegate Span<float> Place(GuardedMemory memory, int count);

    public static TheoryData<string> Networks => [.. NetworkCase.Every.Select(network => network.Name)];

    public static TheoryData<string> Trainable => [.. NetworkCase.Trainable.Select(network => network.Name)];

    private static int[] Rows { get; } = [1, 2, 3, 5, 17, 32, 33];

    [Theory, MemberData(nameof(Networks))]
    public void Forward_stays_in_the_spans_of_the_caller(string name) => WithEveryPlace(name, (network, actual, rows, place) =>
    {
        float[] x = Draw.Inputs(network.Architecture, rows);
        using var inputs = new GuardedMemory(x.Length);
        using var outputs = new GuardedMemory(rows * network.Architecture.Outputs);
        Span<float> input = Copy(x, inputs, place);
        Span<float> output = place(outputs, rows * network.Architecture.Outputs);

        actual.Forward(input, output);

        FloatBits.AssertSame(actual.Forward(x), output, $"outputs of {rows} rows");
        outputs.AssertMarked(output, "outputs");
    });

    [Theory, MemberData(nameof(Networks))]
    public void BackwardFrom_stays_in_the_spans_of_the_caller(string name) => WithEveryPlace(name, (network, actual, rows, place) =>
    {
        float[] x = Draw.Inputs(network.Architecture, rows);
        float[] da = Draw.OutputGradients(network.Architecture, rows);
        var dx = new float[x.Length];
        actual.BackwardFrom(x, da, dx);
        float[] gradients = actual.Gradients;
        using var inputs = new GuardedMemory(x.Length);
        using var outputGradients = new GuardedMemory(da.Length);
        using var inputGradients = new GuardedMemory(x.Length);
        Span<float> input = Copy(x, inputs, place);
        Span<float> output = Copy(da, outputGradients, place);
        Span<float> result = place(inputGradients, x.Length);

        actual.BackwardFrom(input, output, result);

        FloatBits.AssertSame(dx, result, $"input gradients of {rows} rows");
        FloatBits.AssertSame(gradients, actual.Gradients, $"gradients of {rows} rows");
        inputGradients.AssertMarked(result, "input gradients");
    });

    [Theory, MemberData(nameof(Trainable))]
    public void Backward_reads_no_further_than_the_spans_of_the_caller(string name) => WithEveryPlace(name, (network, actual, rows, place) =>
    {
        if (rows < network.TrainingBatches[0])
            return;
        float[] x = Draw.Inputs(network.Architecture, rows);
        float[] y = Draw.Targets(network.Architecture, rows);
        float cost = actual.Backward(x, y);
        float[] gradients = actual.Gradients;
        using var inputs = new GuardedMemory(x.Length);
        using var targets = new GuardedMemory(y.Length);

        Assert.Equal(cost, actual.Backward(Copy(x, inputs, place), Copy(y, targets, place)));
        FloatBits.AssertSame(gradients, actual.Gradients, $"gradients of {rows} rows");
        Assert.Equal(actual.ComputeLoss(x, y), actual.ComputeLoss(Copy(x, inputs, place), Copy(y, targets, place)));
    });

    [Theory, MemberData(nameof(Networks))]
    public void Passes_write_nothing_beside_the_storage_of_parameters_and_gradients(string name) => WithEveryPlace(name, (network, actual, rows, _) =>
    {
        float[] x = Draw.Inputs(network.Architecture, rows);
        StorageMargin parameters = StorageMargin.Of(actual.ParameterBuffer);
        StorageMargin gradients = StorageMargin.Of(actual.GradientBuffer);
        parameters.Mark();
        gradients.Mark();

        actual.BackwardFrom(x, Draw.OutputGradients(network.Architecture, rows), new float[x.Length]);
        if (network.Architecture.Loss is not null)
        {
            if (rows >= network.TrainingBatches[0])
                actual.Backward(x, Draw.Targets(network.Architecture, rows));
            actual.TryDescend(Draw.Inputs(network.Architecture, 1), Draw.Targets(network.Architecture, 1), 0.01f, float.MaxValue, out float _);
        }

        parameters.AssertMarked("parameters");
        gradients.AssertMarked("gradients");
    });

    private static void WithEveryPlace(string name, Action<NetworkCase, NetworkUnderTest, int, Place> test)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        foreach (int rows in Rows)
        {
            test(network, actual, rows, (memory, count) => memory.First(count));
            test(network, actual, rows, (memory, count) => memory.Last(count));
        }
    }

    private static Span<float> Copy(float[] values, GuardedMemory memory, Place place)
    {
        Span<float> copy = place(memory, values.Length);
        values.CopyTo(copy);
        return copy;
    }
}

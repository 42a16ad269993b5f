namespace CompiledNet.Execution.Tests.Unloading;

/// <summary>A plug-in that trains and predicts, by two threads.</summary>
public static class PlugIn
{
    private const int Rows = 1024;

    private static readonly AsyncLocal<object> Context = new();

    public static void Run()
    {
        // Of a type of the plug-in, so that whoever keeps the execution context keeps the plug-in.
        Context.Value = new PlugInData();
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, Rows * PlugInNetwork.InputSize).Select(_ => random.NextSingle())];
        int[] labels = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(PlugInNetwork.OutputSize))];
        var model = new PlugInNetwork(seed: 1) { Threads = 2 };
        var gradients = new ParameterBuffer<PlugInNetwork>();
        var outputs = new float[Rows * PlugInNetwork.OutputSize];
        for (int call = 0; call < 20; call++)
        {
            model.Forward(inputs, outputs);
            model.Backward(inputs, labels, gradients);
        }

        new Trainer<PlugInNetwork>(model, new Adam()).Fit(Dataset.WithLabels(inputs, PlugInNetwork.InputSize, labels), new FitOptions { Epochs = 2, BatchSize = 512 });
    }

    private sealed class PlugInData;
}

[Network(64), Dense(32, Activation.ReLU), Dense(10, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class PlugInNetwork;

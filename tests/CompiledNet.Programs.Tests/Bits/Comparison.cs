using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Programs.Tests.Interpreting;
using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Reference;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Programs.Tests.Bits;

/// <summary>Compares what generated classes of one declaration compute with what its programs mean, bit for bit.</summary>
internal sealed class Comparison(CompiledNetwork[] compiled)
{
    private readonly CompiledNetwork _first = compiled[0];
    private readonly Architecture _architecture = compiled[0].Architecture;
    private readonly NetworkUnderTest[] _networks = [.. compiled.Select(network => network.Create())];
    private readonly InterpretedNetwork<float> _interpreted = InterpretedNetwork.InFloats(compiled[0].Model, compiled[0].Parameters);

    public void AssertForward(int rows)
    {
        float[] inputs = _first.Inputs(rows);
        float[] expected = _interpreted.Forward(inputs);

        Assert.All(_networks, network =>
        {
            using var memory = new CallersMemory();
            Span<float> outputs = memory.Room(expected.Length);
            network.Forward(memory.Of(inputs), outputs);
            FloatBits.AssertSame(expected, outputs, $"outputs of {rows} rows, ");
        });
    }

    public void AssertLoss(int rows)
    {
        float[] inputs = _first.Inputs(rows), targets = Draw.Targets(_architecture, rows);
        float expected = _interpreted.ComputeLoss(inputs, targets);

        Assert.All(_networks, network =>
        {
            using var memory = new CallersMemory();
            FloatBits.AssertSame([expected], [network.ComputeLoss(memory.Of(inputs), memory.Of(targets))], $"cost of {rows} rows, ");
        });
    }

    public void AssertBackward(int rows)
    {
        if (rows == 1 && _first.NeedsSeveralRows)
            return;
        float[] inputs = _first.Inputs(rows), targets = Draw.Targets(_architecture, rows);
        (float expected, float[] gradients) = _interpreted.Backward(inputs, targets);

        Assert.All(_networks, network =>
        {
            using var memory = new CallersMemory();
            FloatBits.AssertSame([expected], [network.Backward(memory.Of(inputs), memory.Of(targets))], $"cost of {rows} rows, ");
            FloatBits.AssertSame(gradients, network.Gradients, $"gradients of {rows} rows, ");
        });
    }

    public void AssertBackwardOfLabels(int rows)
    {
        if (rows == 1 && _first.NeedsSeveralRows)
            return;
        float[] inputs = _first.Inputs(rows);
        int[] labels = Draw.Labels(_architecture, rows);
        (float expected, float[] gradients) = _interpreted.Backward(inputs, OneHot(labels));
        float loss = _interpreted.ComputeLoss(inputs, OneHot(labels));

        Assert.All(_networks, network =>
        {
            using var memory = new CallersMemory();
            FloatBits.AssertSame([expected], [network.Backward(memory.Of(inputs), labels)], $"cost of {rows} labels, ");
            FloatBits.AssertSame(gradients, network.Gradients, $"gradients of {rows} labels, ");
            FloatBits.AssertSame([loss], [network.ComputeLoss(memory.Of(inputs), labels)], $"loss of {rows} labels, ");
        });
    }

    public void AssertBackwardFrom(int rows)
    {
        float[] inputs = _first.Inputs(rows), outputGradients = Draw.OutputGradients(_architecture, rows);
        (float[] gradients, float[] expected) = _interpreted.BackwardFrom(inputs, outputGradients);

        Assert.All(_networks, network =>
        {
            using var memory = new CallersMemory();
            Span<float> inputGradients = memory.Room(inputs.Length);
            network.BackwardFrom(memory.Of(inputs), memory.Of(outputGradients), inputGradients);
            FloatBits.AssertSame(gradients, network.Gradients, $"gradients of {rows} rows, ");
            FloatBits.AssertSame(expected, inputGradients, $"input gradients of {rows} rows, ");
        });
    }

    public void AssertStep()
    {
        const float LearningRate = 0.02f;
        float[] inputs = _first.Inputs(1), targets = Draw.Targets(_architecture, 1);
        (float expected, float[] parameters) = _interpreted.Descend(inputs, targets, LearningRate);

        Assert.All(compiled, code =>
        {
            NetworkUnderTest network = code.Create();
            using var memory = new CallersMemory();
            Assert.True(network.TryDescend(memory.Of(inputs), memory.Of(targets), LearningRate, largestGradient: 1e30f, out float cost));
            FloatBits.AssertSame([expected], [cost], "cost of a step, ");
            FloatBits.AssertSame(parameters, network.Parameters, "parameters behind a step, ");
        });
    }

    private float[] OneHot(int[] labels)
    {
        var targets = new float[labels.Length * _architecture.Outputs];
        for (int row = 0; row < labels.Length; row++)
            targets[row * _architecture.Outputs + labels[row]] = 1f;
        return targets;
    }
}

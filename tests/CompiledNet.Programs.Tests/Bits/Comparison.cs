using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Programs.Tests.Interpreting;
using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Programs.Tests.Bits;

/// <summary>Compares what a generated class computes with what its programs mean, bit for bit.</summary>
internal sealed class Comparison(CompiledNetwork compiled)
{
    private readonly Architecture _architecture = compiled.Architecture;
    private readonly NetworkUnderTest _network = compiled.Create();
    private readonly InterpretedNetwork<float> _interpreted = InterpretedNetwork.InFloats(compiled.Model, compiled.Parameters);

    public void AssertForward(int rows)
    {
        float[] inputs = compiled.Inputs(rows);

        FloatBits.AssertSame(_interpreted.Forward(inputs), _network.Forward(inputs), $"outputs of {rows} rows, ");
    }

    public void AssertLoss(int rows)
    {
        float[] inputs = compiled.Inputs(rows), targets = Draw.Targets(_architecture, rows);

        FloatBits.AssertSame([_interpreted.ComputeLoss(inputs, targets)], [_network.ComputeLoss(inputs, targets)], $"cost of {rows} rows, ");
    }

    public void AssertBackward(int rows)
    {
        if (rows == 1 && compiled.NeedsSeveralRows)
            return;
        float[] inputs = compiled.Inputs(rows), targets = Draw.Targets(_architecture, rows);
        (float expected, float[] gradients) = _interpreted.Backward(inputs, targets);

        float cost = _network.Backward(inputs, targets);

        FloatBits.AssertSame([expected], [cost], $"cost of {rows} rows, ");
        FloatBits.AssertSame(gradients, _network.Gradients, $"gradients of {rows} rows, ");
    }

    public void AssertBackwardOfLabels(int rows)
    {
        if (rows == 1 && compiled.NeedsSeveralRows)
            return;
        float[] inputs = compiled.Inputs(rows);
        int[] labels = Draw.Labels(_architecture, rows);
        (float expected, float[] gradients) = _interpreted.Backward(inputs, OneHot(labels));

        float cost = _network.Backward(inputs, labels);

        FloatBits.AssertSame([expected], [cost], $"cost of {rows} labels, ");
        FloatBits.AssertSame(gradients, _network.Gradients, $"gradients of {rows} labels, ");
        FloatBits.AssertSame([_interpreted.ComputeLoss(inputs, OneHot(labels))], [_network.ComputeLoss(inputs, labels)], $"loss of {rows} labels, ");
    }

    public void AssertBackwardFrom(int rows)
    {
        float[] inputs = compiled.Inputs(rows), outputGradients = Draw.OutputGradients(_architecture, rows);
        (float[] gradients, float[] expected) = _interpreted.BackwardFrom(inputs, outputGradients);

        var inputGradients = new float[inputs.Length];
        _network.BackwardFrom(inputs, outputGradients, inputGradients);

        FloatBits.AssertSame(gradients, _network.Gradients, $"gradients of {rows} rows, ");
        FloatBits.AssertSame(expected, inputGradients, $"input gradients of {rows} rows, ");
    }

    public void AssertStep()
    {
        const float LearningRate = 0.02f;
        float[] inputs = compiled.Inputs(1), targets = Draw.Targets(_architecture, 1);
        (float expected, float[] parameters) = _interpreted.Descend(inputs, targets, LearningRate);

        NetworkUnderTest network = compiled.Create();
        Assert.True(network.TryDescend(inputs, targets, LearningRate, largestGradient: 1e30f, out float cost));

        FloatBits.AssertSame([expected], [cost], "cost of a step, ");
        FloatBits.AssertSame(parameters, network.Parameters, "parameters behind a step, ");
    }

    private float[] OneHot(int[] labels)
    {
        var targets = new float[labels.Length * _architecture.Outputs];
        for (int row = 0; row < labels.Length; row++)
            targets[row * _architecture.Outputs + labels[row]] = 1f;
        return targets;
    }
}

using CompiledNet.Generator.Tests.Running;
using CompiledNet.Properties.Tests.Declarations;
using CompiledNet.Properties.Tests.Running;
using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Reference;
using CompiledNet.Tests.Rounding;
using CompiledNet.Tests.Shared;
using CsCheck;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Properties.Tests;

/// <summary>
/// What generated networks compute is what their attributes say in double precision, within the bounds of float
/// arithmetic. The networks are compiled in memory, many together.
/// </summary>
public class ComputationTests
{
    [Fact]
    public void What_is_computed_agrees_with_the_reference()
    {
        var sharpness = new Sharpness();
        Gen.Select(Groups, Gen.Int[2, 150]).Sample(
            (group, rows) =>
            {
                using LoadedProject project = LoadedProject.Of(group.Generate());
                Assert.Equal(group.Networks.Count, project.Networks.Count);
                foreach (Type network in project.Networks)
                    AssertAgrees(network, group.SourceOf(network), [1, rows], sharpness);
            },
            iter: 5);

        sharpness.Assert();
    }

    [Fact]
    public void What_layers_of_all_kinds_compute_agrees_with_the_reference()
    {
        var sharpness = new Sharpness();
        Gen.Select(LayeredGroups, Gen.Int[3, 40]).Sample(
            (group, rows) =>
            {
                using LoadedProject project = LoadedProject.Of(group.Generate());
                Assert.Equal(group.Networks.Count, project.Networks.Count);
                foreach (Type network in project.Networks)
                    AssertLayersAgree(network, group.SourceOf(network), rows, sharpness);
            },
            iter: 3);

        sharpness.Assert();
    }

    [Fact]
    public void What_streams_compute_agrees_with_the_reference_in_any_cut()
    {
        var sharpness = new Sharpness();
        Gen.Select(StreamGroups, Gen.Int[5, 40], Gen.Int[1, 7]).Sample(
            (group, steps, cut) =>
            {
                using LoadedProject project = LoadedProject.Of(group.Generate());
                Assert.Equal(group.Networks.Count, project.Networks.Count);
                foreach (Type network in project.Networks)
                    AssertStepsAgree(network, group.SourceOf(network), steps, cut, sharpness);
            },
            iter: 1);

        sharpness.Assert();
    }

    private static Gen<NetworkGroup> StreamGroups { get; } = StreamNetworks.Small.Array[16]
        .Select(networks => new NetworkGroup(networks, new Project { Optimization = OptimizationLevel.Release }));

    private static Gen<NetworkGroup> LayeredGroups { get; } = LayeredNetworks.Small.Array[12]
        .Select(networks => new NetworkGroup(networks, new Project { Optimization = OptimizationLevel.Release }));

    private static Gen<NetworkGroup> Groups { get; } = SoundNetworks.Small.Array[12]
        .Select(networks => new NetworkGroup(networks, new Project { Optimization = OptimizationLevel.Release }));

    private static void AssertAgrees(Type type, string source, int[] batches, Sharpness sharpness)
    {
        (Architecture architecture, NetworkUnderTest network, ReferenceNetwork reference) = UnderTest.Create(type);
        foreach (int rows in batches)
        {
            string batch = $"of {rows} rows of\n{source}\n";
            float[] inputs = Draw.Inputs(architecture, rows);
            float[] outputs = network.Forward(inputs);
            sharpness.AssertWithin(Expected.Outputs(reference, inputs), outputs, $"outputs {batch}");
            Assert.Equal(network.Forward(inputs[^architecture.Inputs..]), outputs[^architecture.Outputs..]);

            float[] outputGradients = Draw.OutputGradients(architecture, rows);
            var inputGradients = new float[inputs.Length];
            network.BackwardFrom(inputs, outputGradients, inputGradients);
            (Bounded gradients, Bounded expectedInputGradients) = Expected.BackwardFrom(reference, inputs, outputGradients);
            sharpness.AssertWithin(gradients, network.Gradients, $"gradients by outputs {batch}");
            sharpness.AssertWithin(expectedInputGradients, inputGradients, $"input gradients {batch}");

            if (architecture.Loss is not null)
            {
                float[] targets = Draw.Targets(architecture, rows);
                (Bounded cost, Bounded costGradients) = Expected.Backward(reference, inputs, targets);
                float actual = network.Backward(inputs, targets);
                sharpness.AssertWithin(cost, [actual], $"cost {batch}");
                sharpness.AssertWithin(costGradients, network.Gradients, $"gradients {batch}");
                Assert.Equal(actual, network.ComputeLoss(inputs, targets));
            }
        }

        if (architecture.Loss is not null)
            AssertDescends(type, source);
        if (architecture.Loss?.Kind == LossFunction.CrossEntropy)
            AssertTakesLabels(architecture, network);
    }

    private static void AssertLayersAgree(Type type, string source, int rows, Sharpness sharpness)
    {
        (Architecture architecture, NetworkUnderTest network, GraphExpectation expected) = UnderTest.CreateLayered(type);
        string batch = $"of {rows} rows of\n{source}\n";
        float[] inputs = Draw.Inputs(architecture, rows);
        float[] outputs = network.Forward(inputs);
        sharpness.AssertWithin(expected.Outputs(inputs), outputs, $"outputs {batch}");
        Assert.Equal(network.Forward(inputs[^architecture.Inputs..]), outputs[^architecture.Outputs..]);

        float[] outputGradients = Draw.OutputGradients(architecture, rows);
        var inputGradients = new float[inputs.Length];
        network.BackwardFrom(inputs, outputGradients, inputGradients);
        (Bounded gradients, Bounded expectedInputGradients) = expected.BackwardFrom(inputs, outputGradients);
        sharpness.AssertWithin(gradients, network.Gradients, $"gradients by outputs {batch}");
        sharpness.AssertWithin(expectedInputGradients, inputGradients, $"input gradients {batch}");
        network.BackwardFrom(inputs, outputGradients, []);
        sharpness.AssertWithin(gradients, network.Gradients, $"gradients without those of inputs {batch}");

        if (architecture.Loss is null)
            return;
        float[] targets = Draw.Targets(architecture, rows);
        (Bounded cost, Bounded costGradients) = expected.Backward(inputs, targets);
        sharpness.AssertWithin(cost, [network.Backward(inputs, targets)], $"cost {batch}");
        sharpness.AssertWithin(costGradients, network.Gradients, $"gradients {batch}");
    }

    private static void AssertStepsAgree(Type type, string source, int steps, int cut, Sharpness sharpness)
    {
        (NetworkUnderTest network, GraphExpectation expected, LossSpec? loss) = UnderTest.CreateStream(type, steps);
        string sequence = $"of {steps} steps of\n{source}\n";
        float[] inputs = Draw.Values(steps * network.Description.InputSize, 2f, 1), outputs = network.Forward(inputs);
        sharpness.AssertWithin(expected.Outputs(inputs), outputs, $"outputs {sequence}");
        var stream = StepsUnderTest.Of(type, network.Description.Tensors.Concat(network.Description.Statistics).ToDictionary(tensor => tensor.Name, tensor => network.Tensor(tensor.Name).ToArray()));
        FloatBits.AssertSame(outputs, stream.Forward(inputs, cut), $"outputs in calls of {cut} steps, {sequence}");
        foreach (float[] alike in stream.Forward(inputs, cut, streams: 3))
            FloatBits.AssertSame(outputs, alike, $"outputs of three streams in calls of {cut} steps, {sequence}");

        float[] outputGradients = Draw.Values(outputs.Length, 1f, 2);
        using var memory = new CallersMemory();
        Span<float> inputGradients = memory.Room(inputs.Length);
        network.BackwardFrom(memory.Of(inputs), memory.Of(outputGradients), inputGradients);
        (Bounded gradients, Bounded expectedInputGradients) = expected.BackwardFrom(inputs, outputGradients);
        sharpness.AssertWithin(gradients, network.Gradients, $"gradients by outputs {sequence}");
        sharpness.AssertWithin(expectedInputGradients, inputGradients.ToArray(), $"input gradients {sequence}");
        if (loss is null)
            return;
        float[] targets = Draw.Values(outputs.Length, 1f, 3);
        (Bounded cost, Bounded costGradients) = expected.Backward(inputs, targets);
        sharpness.AssertWithin(cost, [network.Backward(memory.Of(inputs), memory.Of(targets))], $"cost {sequence}");
        sharpness.AssertWithin(costGradients, network.Gradients, $"gradients {sequence}");
    }

    /// <summary>The step with one row gives the bits of the gradients and an update.</summary>
    private static void AssertDescends(Type type, string source)
    {
        const float LearningRate = 0.02f;
        (Architecture architecture, NetworkUnderTest direct, _) = UnderTest.Create(type);
        NetworkUnderTest written = UnderTest.Create(type).Network;
        float[] inputs = Draw.Inputs(architecture, 1);
        float[] targets = Draw.Targets(architecture, 1);
        float expected = written.Backward(inputs, targets);
        for (int i = 0; i < written.ParameterStorage.Length; i++)
            written.ParameterStorage[i] -= LearningRate * written.GradientStorage[i];

        Assert.True(direct.TryDescend(inputs, targets, LearningRate, largestGradient: 1e30f, out float cost), $"No descent in\n{source}");

        Assert.Equal(expected, cost);
        FloatBits.AssertSame(written.ParameterStorage, direct.ParameterStorage, $"parameters of\n{source}\n");
    }

    private static void AssertTakesLabels(Architecture architecture, NetworkUnderTest network)
    {
        int[] labels = Draw.Labels(architecture, 3);
        float[] inputs = Draw.Inputs(architecture, 3);
        var targets = new float[3 * architecture.Outputs];
        for (int row = 0; row < labels.Length; row++)
            targets[row * architecture.Outputs + labels[row]] = 1f;

        Assert.Equal(network.Backward(inputs, targets), network.Backward(inputs, labels));
    }
}

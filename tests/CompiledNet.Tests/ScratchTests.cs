using System.Runtime.CompilerServices;
using CompiledNet.Tests.Cases;

namespace CompiledNet.Tests;

/// <summary>Scratch memory, which passes find with anything in it.</summary>
public sealed class ScratchTests
{
    // One row, a block with a remainder, several shards.
    private static readonly int[] Rows = [1, 101, 300];

    public static TheoryData<string> Networks => [.. NetworkCase.Every.Select(network => network.Name)];

    public static TheoryData<string> Trainable => [.. NetworkCase.Trainable.Select(network => network.Name)];

    [Theory, MemberData(nameof(Networks))]
    public void Outputs_do_not_depend_on_what_was_in_scratch_memory(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        foreach (int rows in Rows)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] outputGradients = Draw.OutputGradients(network.Architecture, rows);
            var inputGradients = new float[inputs.Length];
            float[] expected = actual.Forward(inputs);
            actual.BackwardFrom(inputs, outputGradients, inputGradients);
            float[] gradients = actual.Gradients;
            float[] expectedInputGradients = [.. inputGradients];

            Spoil(actual, network, rows);
            FloatBits.AssertSame(expected, actual.Forward(inputs), $"outputs of {rows} rows");
            Spoil(actual, network, rows);
            actual.BackwardFrom(inputs, outputGradients, inputGradients);
            FloatBits.AssertSame(gradients, actual.Gradients, $"gradients of {rows} rows");
            FloatBits.AssertSame(expectedInputGradients, inputGradients, $"input gradients of {rows} rows");
        }
    }

    [Theory, MemberData(nameof(Trainable))]
    public void Gradients_do_not_depend_on_what_was_in_scratch_memory(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        foreach (int rows in Rows.Where(rows => rows >= network.TrainingBatches[0]))
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] targets = Draw.Targets(network.Architecture, rows);
            float loss = actual.ComputeLoss(inputs, targets);
            float cost = actual.Backward(inputs, targets);
            float[] gradients = actual.Gradients;

            Spoil(actual, network, rows);
            FloatBits.AssertSame([loss], [actual.ComputeLoss(inputs, targets)], $"loss of {rows} rows");
            Spoil(actual, network, rows);
            FloatBits.AssertSame([cost], [actual.Backward(inputs, targets)], $"cost of {rows} rows");
            FloatBits.AssertSame(gradients, actual.Gradients, $"gradients of {rows} rows");
        }
    }

    [Fact]
    public void Networks_that_share_memory_for_gradients_keep_their_padding_zero()
    {
        // Of about as many parameters, which lie in other places.
        NetworkCase[] networks = [NetworkCase.Get("TenLayers"), NetworkCase.Get("WithoutBiases"), NetworkCase.Get("Over1Classes"), NetworkCase.Get("OneNumber")];
        NetworkUnderTest[] actual = [.. networks.Select(network => network.Create())];
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < networks.Length; i++)
            {
                float[] inputs = Draw.Inputs(networks[i].Architecture, 300);
                float[] targets = Draw.Targets(networks[i].Architecture, 300);
                actual[i].Backward(inputs, targets);
                float[] storage = actual[i].GradientStorage.ToArray();

                // Setting the values clears nothing but them.
                float[] gradients = actual[i].Gradients;
                actual[i].GradientStorage.Clear();
                actual[i].Gradients = gradients;

                FloatBits.AssertSame(actual[i].GradientStorage, storage, $"storage of {networks[i].Name}");
            }
        }
    }

    /// <summary>Fills workspaces by passes that meet nothing but NaN, and the stack.</summary>
    private static void Spoil(NetworkUnderTest actual, NetworkCase network, int rows)
    {
        var inputs = new float[rows * network.Architecture.Inputs];
        inputs.AsSpan().Fill(float.NaN);
        actual.Forward(inputs, new float[rows * network.Architecture.Outputs]);
        actual.BackwardFrom(inputs, Draw.OutputGradients(network.Architecture, rows), []);
        actual.GradientStorage.Clear();
        Assert.True(float.IsNaN(SpoilStack()));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float SpoilStack()
    {
        Span<float> memory = stackalloc float[40_000];
        memory.Fill(float.NaN);
        return memory[Random.Shared.Next(memory.Length)];
    }
}

using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Rounding;

namespace CompiledNet.Tests;

public sealed class BackwardFromTests
{
    public static TheoryData<string> Networks => [.. NetworkCase.Every.Select(network => network.Name)];

    [Theory, MemberData(nameof(Networks))]
    public void Gradients_of_parameters_and_inputs_are_those_of_the_reference(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        IExpectation expected = network.ExpectationOf(actual);
        foreach (int rows in Batches.All)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] outputGradients = Draw.OutputGradients(network.Architecture, rows);
            var inputGradients = new float[inputs.Length];
            (Bounded gradients, Bounded expectedInputGradients) = expected.BackwardFrom(inputs, outputGradients);

            actual.BackwardFrom(inputs, outputGradients, inputGradients);

            Agreement.Assert(gradients, actual.Gradients, $"gradients of {rows} rows");
            Agreement.Assert(expectedInputGradients, inputGradients, $"input gradients of {rows} rows");
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void Without_input_gradients_the_others_are_the_same(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        foreach (int rows in Batches.All)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] outputGradients = Draw.OutputGradients(network.Architecture, rows);
            actual.BackwardFrom(inputs, outputGradients, new float[inputs.Length]);
            float[] gradients = actual.Gradients;

            actual.BackwardFrom(inputs, outputGradients, []);

            Assert.Equal(gradients, actual.Gradients);
        }
    }

    /// <summary>The derivative of the mean absolute error is ±1/n, which can be given to the bit.</summary>
    [Fact]
    public void From_the_derivative_of_a_loss_the_gradients_have_the_bits_of_that_loss()
    {
        NetworkCase network = NetworkCase.Get("ELUThenLinearWithAbsoluteError");
        NetworkUnderTest actual = network.Create();
        foreach (int rows in (int[])[127, 128, 255, 256, 257, 300, 1000, 3000])
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            float[] targets = Draw.Targets(network.Architecture, rows);
            actual.Backward(inputs, targets);
            float[] expected = actual.Gradients;
            float scale = (float)(1.0 / targets.Length);
            float[] outputGradients = [.. actual.Forward(inputs).Zip(targets, (output, target) => MathF.Sign(output - target) * scale)];

            actual.BackwardFrom(inputs, outputGradients, []);

            FloatBits.AssertSame(expected, actual.Gradients, $"gradients of {rows} rows");
        }
    }
}

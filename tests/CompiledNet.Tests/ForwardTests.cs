using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Rounding;

namespace CompiledNet.Tests;

public sealed class ForwardTests
{
    public static TheoryData<string> Networks => [.. NetworkCase.Every.Select(network => network.Name)];

    [Theory, MemberData(nameof(Networks))]
    public void Outputs_are_those_of_the_reference(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        IExpectation expected = network.ExpectationOf(actual);
        foreach (int rows in Batches.All)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);
            Agreement.Assert(expected.Outputs(inputs), actual.Forward(inputs), $"outputs of {rows} rows");
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void Inputs_and_derivatives_of_the_caller_stay_as_they_are(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, 33);
        float[] outputGradients = Draw.OutputGradients(network.Architecture, 33);

        actual.Forward(inputs);
        actual.BackwardFrom(inputs, outputGradients, new float[inputs.Length]);

        FloatBits.AssertSame(Draw.Inputs(network.Architecture, 33), inputs, "inputs");
        FloatBits.AssertSame(Draw.OutputGradients(network.Architecture, 33), outputGradients, "output gradients");
    }
}

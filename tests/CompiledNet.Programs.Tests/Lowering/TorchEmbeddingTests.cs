using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Programs.Tests.Interpreting;
using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Reference.Torch;

namespace CompiledNet.Programs.Tests.Lowering;

/// <summary>Embeddings compute what libtorch does, whose case has the indices 2, 0, 6, 2 and the factor 1.</summary>
public class TorchEmbeddingTests
{
    private static readonly double[] Indices = [2, 0, 6, 2];

    private static readonly TorchCase Torch = TorchCase.All.Single(torch => torch.Kind == "Embedding");

    /// <summary>No more than two numbers are added.</summary>
    [Fact]
    public void Programs_in_double_precision_give_the_numbers_of_libtorch()
    {
        InterpretedNetwork<double> network = InterpretedNetwork.InDoubles(TestNetworks.Models["Vectors"], Torch.Parameters["weight"].Values);

        AssertClose(Torch.Output.Values, network.Forward(Indices), 1e-15);
        (double[] gradients, double[] inputGradients) = network.BackwardFrom(Indices, Torch.OutputGradient.Values);
        AssertClose(Torch.ParameterGradients["weight"].Values, gradients, 1e-15);
        Assert.Equal(new double[4], inputGradients);
    }

    /// <summary>Numbers below 4 are rounded to floats, and once more where two are added: by up to 2⁻²³ each time.</summary>
    [Fact]
    public void Generated_code_gives_the_numbers_of_libtorch()
    {
        const double Tolerance = 3.0 / (1 << 23);
        NetworkUnderTest network = TestNetworks.Get("Vectors", KernelSource.WrittenOut).Create();
        network.Parameters = Floats(Torch.Parameters["weight"].Values);
        float[] inputGradients = [1, 1, 1, 1];

        AssertClose(Torch.Output.Values, Doubles(network.Forward(Floats(Indices))), Tolerance);
        network.BackwardFrom(Floats(Indices), Floats(Torch.OutputGradient.Values), inputGradients);
        AssertClose(Torch.ParameterGradients["weight"].Values, Doubles(network.Gradients), Tolerance);
        Assert.Equal(new float[4], inputGradients);
    }

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }

    private static float[] Floats(double[] numbers) => [.. numbers.Select(number => (float)number)];

    private static double[] Doubles(float[] numbers) => [.. numbers.Select(number => (double)number)];
}

using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Programs.Tests.Bits;
using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Programs.Tests.Interpreting;
using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Reference.Graph;

namespace CompiledNet.Programs.Tests.Lowering;

/// <summary>Programs in double precision compute what textbooks say of layers of all kinds, as a graph written from their formulas does.</summary>
public class TextbookLayersTests
{
    private const int Rows = 3;

    /// <summary>The constants of programs are floats, each off by up to 2⁻²⁵ of itself; norms divide by small deviations.</summary>
    private const double Tolerance = 1e-5;

    // Streams are compared with the same layers on whole sequences, which are here.
    public static TheoryData<string> All => [.. TestNetworks.Models.Where(network => !ComparedNetworks.IsDense(network.Value) && !network.Value.IsStream).Select(network => network.Key)];

    [Theory, MemberData(nameof(All))]
    public void Outputs_are_those_of_the_textbook(string name)
    {
        (InterpretedNetwork<double> interpreted, ReferenceGraph textbook, CompiledNetwork network) = Create(name);
        double[] inputs = Inputs(network);

        AssertEqual(textbook.Forward(Rowwise(network.Model.InputShape.Axes, inputs)).Values, interpreted.Forward(inputs));
    }

    [Theory, MemberData(nameof(All))]
    public void Gradients_from_those_of_the_outputs_are_those_of_the_textbook(string name)
    {
        (InterpretedNetwork<double> interpreted, ReferenceGraph textbook, CompiledNetwork network) = Create(name);
        double[] inputs = Inputs(network);
        double[] outputGradients = [.. Draw.OutputGradients(network.Architecture, Rows).Select(number => (double)number)];

        GraphGradients expected = textbook.Backward(Rowwise(network.Model.InputShape.Axes, inputs), Rowwise(network.Model.OutputShape.Axes, outputGradients));
        (double[] gradients, double[] inputGradients) = interpreted.BackwardFrom(inputs, outputGradients);

        AssertEqual(expected.Flat, gradients);
        AssertEqual(expected.Input.Values, inputGradients);
    }

    private static double[] Inputs(CompiledNetwork network) => [.. network.Inputs(Rows).Select(number => (double)number)];

    private static Tensor Rowwise(IEnumerable<int> shape, double[] numbers) => new([Rows, .. shape], numbers);

    private static (InterpretedNetwork<double> Interpreted, ReferenceGraph Textbook, CompiledNetwork Network) Create(string name)
    {
        CompiledNetwork network = TestNetworks.Get(name, KernelSource.WrittenOut);
        double[] parameters = [.. network.Parameters.Select(number => (double)number)];
        var description = (NetworkDescription)network.Type.GetProperty("Description")!.GetValue(null)!;
        var tensors = new Dictionary<string, double[]>();
        int start = 0;
        foreach (ParameterTensor tensor in description.Tensors)
        {
            tensors.Add(tensor.Name, parameters[start..(start + tensor.Length)]);
            start += tensor.Length;
        }

        foreach (ParameterTensor statistic in description.Layers.SelectMany(layer => layer.Statistics))
            tensors.Add(statistic.Name, [.. Enumerable.Repeat(statistic.Name.EndsWith("Variance", StringComparison.Ordinal) ? 1.0 : 0.0, statistic.Length)]);
        return (InterpretedNetwork.InDoubles(network.Model, parameters), ReferenceGraph.Of(description, tensor => tensors[tensor]), network);
    }

    private static void AssertEqual(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = expected.Select(Math.Abs).DefaultIfEmpty().Max();
        Assert.True(double.IsFinite(largest));
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Tolerance * Math.Max(largest, 1e-3));
    }
}

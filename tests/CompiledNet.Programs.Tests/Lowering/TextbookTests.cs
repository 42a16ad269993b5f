using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Programs.Tests.Bits;
using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Programs.Tests.Interpreting;
using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Programs.Tests.Lowering;

/// <summary>Programs in double precision compute what textbooks say, for every network of dense layers of the tests.</summary>
public class TextbookTests
{
    private const int Rows = 3;

    /// <summary>
    /// The constants of programs are floats, each off by up to 2⁻²⁵ of itself; the thousand times as much leaves room for what layers make
    /// of that, and for the textbook's own loss in <c>ln(1 − a)</c>.
    /// </summary>
    private const double Tolerance = 1e-5;

    public static TheoryData<string> All => [.. TestNetworks.Models.Where(network => IsOfTextbooks(network.Value)).Select(network => network.Key)];

    public static TheoryData<string> WithLoss => [.. TestNetworks.Models.Where(network => IsOfTextbooks(network.Value) && network.Value.Loss is not null).Select(network => network.Key)];

    /// <summary>A stream makes no steps without gradients.</summary>
    public static TheoryData<string> WithStep => [.. TestNetworks.Models.Where(network => IsOfTextbooks(network.Value) && network.Value is { Loss: not null, IsStream: false }).Select(network => network.Key)];

    /// <summary>No textbook knows a loss that is written as a method; <see cref="Evaluating.WrittenLossTests"/> holds those against the methods.</summary>
    private static bool IsOfTextbooks(NetworkModel network) => ComparedNetworks.IsDense(network) && network.Loss is not { Expression: not null };

    [Theory, MemberData(nameof(All))]
    public void Outputs_are_those_of_the_textbook(string name)
    {
        (InterpretedNetwork<double> interpreted, ReferenceNetwork textbook) = Create(name);
        double[] inputs = Doubles(Draw.Inputs(textbook.Architecture, Rows));

        double[] expected = [.. inputs.Chunk(textbook.Architecture.Inputs).SelectMany(row => textbook.Forward(row).A[^1])];
        AssertEqual(expected, interpreted.Forward(inputs));
    }

    [Theory, MemberData(nameof(WithLoss))]
    public void Costs_are_those_of_the_textbook(string name)
    {
        (InterpretedNetwork<double> interpreted, ReferenceNetwork textbook) = Create(name);
        double[] inputs = Doubles(Draw.Inputs(textbook.Architecture, Rows)), targets = Doubles(Draw.Targets(textbook.Architecture, Rows));

        double expected = Cost.Of(textbook, inputs, targets);
        AssertEqual([expected], [interpreted.ComputeLoss(inputs, targets)]);
        AssertEqual([expected], [interpreted.Backward(inputs, targets).Cost]);
    }

    [Theory, MemberData(nameof(WithLoss))]
    public void Gradients_are_those_of_the_textbook(string name)
    {
        (InterpretedNetwork<double> interpreted, ReferenceNetwork textbook) = Create(name);
        double[] inputs = Doubles(Draw.Inputs(textbook.Architecture, Rows)), targets = Doubles(Draw.Targets(textbook.Architecture, Rows));

        AssertEqual(Cost.Gradients(textbook, inputs, targets), interpreted.Backward(inputs, targets).Gradients);
    }

    [Theory, MemberData(nameof(WithStep))]
    public void A_step_moves_parameters_by_the_gradients_of_the_textbook(string name)
    {
        const double LearningRate = 0.5;
        (InterpretedNetwork<double> interpreted, ReferenceNetwork textbook) = Create(name);
        double[] inputs = Doubles(Draw.Inputs(textbook.Architecture, 1)), targets = Doubles(Draw.Targets(textbook.Architecture, 1));
        double[] parameters = Doubles(Draw.Parameters(textbook.Architecture));

        double[] expected = [.. parameters.Zip(Cost.Gradients(textbook, inputs, targets), (parameter, gradient) => parameter - LearningRate * gradient)];
        AssertEqual(expected, interpreted.Descend(inputs, targets, LearningRate).Parameters);
    }

    private static (InterpretedNetwork<double> Interpreted, ReferenceNetwork Textbook) Create(string name)
    {
        CompiledNetwork network = TestNetworks.Get(name, KernelSource.WrittenOut);
        double[] parameters = Doubles(Draw.Parameters(network.Architecture));
        return (InterpretedNetwork.InDoubles(network.Model, parameters), new ReferenceNetwork(network.Architecture, parameters));
    }

    private static double[] Doubles(float[] numbers) => [.. numbers.Select(number => (double)number)];

    private static void AssertEqual(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = expected.Max(Math.Abs);
        Assert.True(double.IsFinite(largest));
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Tolerance * Math.Max(largest, 1e-3));
    }
}

using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Layers.Recurrent;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;
using CompiledNet.Generator.Weights;
using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Programs.Tests.Interpreting;
using CompiledNet.Tests.Reference.Torch;

namespace CompiledNet.Programs.Tests.Lowering;

/// <summary>Recurrent layers compute what libtorch does, of sequences whose steps all are given.</summary>
public class TorchRecurrentTests
{
    /// <summary>Some hundred roundings, of 2⁻⁵³ each, of numbers below 10.</summary>
    private const double Tolerance = 1e-13;

    private readonly ProgramBuilder _to = new();

    public static TheoryData<string> Cases => [.. TorchCase.All.Where(torch => KindOf(torch) is not null).Select(torch => torch.ToString())];

    [Theory, MemberData(nameof(Cases))]
    public void Programs_in_double_precision_give_the_numbers_of_libtorch(string name)
    {
        TorchCase torch = TorchCase.All.Single(torch => torch.ToString() == name);
        (int rows, int steps, int features) = (torch.Input.Shape[0], torch.Input.Shape[1], torch.Input.Shape[2]);
        Value x = _to.Sequence(steps, features);
        LayerValues layer = KindOf(torch)!.AddTo(_to, x, torch.Number("hidden"));
        Value d = _to.Given(ValueRole.OutputGradients, "d", [.. layer.Outputs.Axes]);
        IReadOnlyDictionary<Value, Value> derived = Adjoints.Derive(_to, layer.Outputs, d, [.. layer.Parameters, x]);
        Dictionary<Value, double[]> given = layer.Parameters.Zip(torch.Parameters.Values).ToDictionary(parameter => parameter.First, parameter => parameter.Second.Values);
        given.Add(x, torch.Input.Values);
        given.Add(d, torch.OutputGradient.Values);
        var program = new InterpretedProgram(
            _to.Program([new(ResultKind.Outputs, layer.Outputs), new(ResultKind.InputGradients, derived[x]), .. layer.Parameters.Select(parameter => new ProgramResult(ResultKind.Gradient, derived[parameter], parameter))]),
            rows,
            given);

        AssertClose(torch.Output.Values, program.Numbers(layer.Outputs, layer.Outputs.Axes));
        AssertClose(torch.InputGradient.Values, program.Numbers(derived[x], x.Axes));
        Assert.All(layer.Parameters.Zip(torch.ParameterGradients.Values), gradient => AssertClose(gradient.Second.Values, program.Numbers(derived[gradient.First], gradient.First.Axes)));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Tensors_have_the_names_and_shapes_of_PyTorch(string name)
    {
        TorchCase torch = TorchCase.All.Single(torch => torch.ToString() == name);
        LayerKind kind = KindOf(torch)!;
        RecurrentModel model = RecurrentLayers.Of(kind, TensorShape.Of(torch.Input.Shape[1..]), torch.Number("hidden"));

        Assert.Equal(
            torch.Parameters.Select(parameter => $"{kind.Name.ToLowerInvariant()}1.{parameter.Key[..^"_l0".Length]} {string.Join('×', parameter.Value.Shape)}"),
            TensorNames.Of([model]).Select(tensor => $"{tensor.Names[0]} {tensor.Tensor.Shape}"));
    }

    [Theory, InlineData("SimpleRNN"), InlineData("GRU"), InlineData("LSTM")]
    public void Going_backwards_is_going_forwards_through_the_reversed_sequence(string name)
    {
        double[] sequence = [0.5, -1, 0.25, 2, -0.75, 1];
        double[] forwards = Run(name, [.. sequence.Chunk(2).Reverse().SelectMany(step => step)], returnSequences: true, goBackwards: false);

        Assert.Equal(forwards.Chunk(3).Reverse().SelectMany(step => step), Run(name, sequence, returnSequences: true, goBackwards: true));
    }

    [Theory, InlineData("SimpleRNN", false), InlineData("GRU", true), InlineData("LSTM", false)]
    public void Without_sequences_a_layer_gives_what_the_step_gives_that_comes_last(string name, bool goBackwards)
    {
        double[] sequence = [0.5, -1, 0.25, 2, -0.75, 1];
        double[][] steps = [.. Run(name, sequence, returnSequences: true, goBackwards).Chunk(3)];

        Assert.Equal(goBackwards ? steps[0] : steps[^1], Run(name, sequence, returnSequences: false, goBackwards));
    }

    /// <summary>What a layer of 3 units with drawn parameters gives for one sequence of 2 features.</summary>
    private static double[] Run(string name, double[] sequence, bool returnSequences, bool goBackwards)
    {
        var to = new ProgramBuilder();
        Value x = to.Sequence(sequence.Length / 2, features: 2);
        LayerValues layer = RecurrentLayers.Kinds.Single(kind => kind.Name == name).AddTo(to, x, units: 3, returnSequences, goBackwards);
        Program program = to.Program([new(ResultKind.Outputs, layer.Outputs)]);
        Dictionary<Value, double[]> given = Differentiating.DrawnNumbers.Of([program], rows: 1);
        given[x] = sequence;
        return new InterpretedProgram(program, rows: 1, given).Numbers(layer.Outputs, layer.Outputs.Axes);
    }

    private static LayerKind? KindOf(TorchCase torch) => torch.Kind switch
    {
        "RNN" => SimpleRNN.Kind,
        "GRU" => GRU.Kind,
        "LSTM" => LSTM.Kind,
        _ => null,
    };

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Tolerance);
    }
}

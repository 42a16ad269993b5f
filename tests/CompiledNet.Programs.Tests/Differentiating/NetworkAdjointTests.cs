using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;
using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Programs.Tests.Interpreting;

namespace CompiledNet.Programs.Tests.Differentiating;

/// <summary>The backward programs of whole networks: derivatives are the slopes of the forward programs, for every parameter and input.</summary>
public class NetworkAdjointTests
{
    // Of a stream, steps enough for its dilations.
    private static int RowsOf(NetworkModel network) => network.IsStream ? 7 : 2;

    // A slope takes two runs for each parameter.
    private const long MostParameters = 400;

    public static TheoryData<string> Small => Of(_ => true);

    public static TheoryData<string> SmallWithLoss => Of(name => TestNetworks.Models[name] is { Loss: not null, ParameterCount: > 0 });

    [Theory, MemberData(nameof(Small))]
    public void Gradients_from_those_of_the_outputs_are_slopes(string name)
    {
        NetworkModel network = TestNetworks.Models[name];
        NetworkPrograms programs = NetworkLowering.Lower(network);
        Value outputs = programs.Inference.Result(ResultKind.Outputs);
        Dictionary<Value, double[]> given = Draw(network, [programs.Inference, programs.BackwardFrom]);
        double[] outputGradients = given.Single(value => value.Key.Role == ValueRole.OutputGradients).Value;
        var function = new InterpretedProgram(programs.Inference, RowsOf(network), given);

        AssertSlopes(network, programs.BackwardFrom, given, () => function.Numbers(outputs, outputs.Axes).Zip(outputGradients, (output, factor) => output * factor).Sum());
    }

    [Theory, MemberData(nameof(SmallWithLoss))]
    public void Gradients_of_the_loss_are_its_slopes(string name) =>
        AssertSlopesOfLoss(name, programs => programs.Loss!, programs => programs.Evaluation!);

    [Theory, MemberData(nameof(SmallWithLoss))]
    public void Gradients_in_training_are_slopes_of_the_loss_in_training(string name) =>
        AssertSlopesOfLoss(name, programs => programs.Training!, programs => programs.Training!);

    private static void AssertSlopesOfLoss(string name, Func<NetworkPrograms, Program> loss, Func<NetworkPrograms, Program> backward)
    {
        NetworkModel network = TestNetworks.Models[name];
        NetworkPrograms programs = NetworkLowering.Lower(network);
        Program forward = loss(programs);
        Value total = forward.Result(ResultKind.TotalLoss);
        Dictionary<Value, double[]> given = Draw(network, [forward, backward(programs)]);
        double scale = given.Single(value => value.Key.Role == ValueRole.Given).Value.Single();
        var function = new InterpretedProgram(forward, RowsOf(network), given);

        AssertSlopes(network, backward(programs), given, () => scale * function.Total(total));
    }

    private static Dictionary<Value, double[]> Draw(NetworkModel network, Program[] programs)
    {
        Dictionary<Value, double[]> given = DrawnNumbers.Of(programs, RowsOf(network));
        DrawnIndices.Put(network, given.Single(value => value.Key.Role == ValueRole.Input).Value);
        return given;
    }

    /// <summary>Nothing changes along with an index: the derivative with respect to one is zero.</summary>
    private static void AssertSlopes(NetworkModel network, Program backward, Dictionary<Value, double[]> given, Func<double> function)
    {
        var derivatives = new InterpretedProgram(backward, RowsOf(network), given);
        Value input = given.Keys.Single(value => value.Role == ValueRole.Input);
        ProgramResult[] gradients = [.. backward.Results.Where(result => result.Kind is ResultKind.Gradient or ResultKind.InputGradients)];

        Assert.NotEmpty(gradients);
        Assert.All(gradients, gradient =>
        {
            Value value = gradient.Parameter ?? input;
            Slopes.AssertAre(Slopes.Of(given[value], function, number => value != input || !network.IndexInputs.Contains(number % network.InputSize)), derivatives.Numbers(gradient.Value, value.Axes), $"d{value.Notation}");
        });
    }

    private static TheoryData<string> Of(Func<string, bool> isWanted) =>
        [.. TestNetworks.Models.Where(network => network.Value.ParameterCount <= MostParameters && isWanted(network.Key)).Select(network => network.Key)];
}

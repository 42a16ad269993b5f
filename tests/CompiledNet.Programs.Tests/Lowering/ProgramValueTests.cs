using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;
using CompiledNet.Programs.Tests.Cases;

namespace CompiledNet.Programs.Tests.Lowering;

/// <summary>What holds of the programs of every network, as data.</summary>
public class ProgramValueTests
{
    public static TheoryData<string> Networks => [.. TestNetworks.Models.Keys];

    [Theory, MemberData(nameof(Networks))]
    public void Every_operation_stands_behind_those_whose_results_it_reads(string name) => AssertAll(name, program =>
    {
        var known = new HashSet<Value>();
        AssertOrder(program.Operations, known);
        Assert.All(program.Results.Where(result => result.Value.Role == ValueRole.Computed), result => Assert.Contains(result.Value, known));
    });

    [Theory, MemberData(nameof(Networks))]
    public void No_operation_computes_what_nothing_reads(string name) => AssertAll(name, program =>
    {
        HashSet<Value> read = [.. program.Operations.SelectMany(operation => operation.Operands), .. program.Results.Select(result => result.Value)];
        Assert.All(program.Operations.SelectMany(operation => operation.Results), result => Assert.Contains(result, read));
        Assert.All(program.Operations.OfType<Scan>(), scan =>
        {
            HashSet<Value> readInSteps =
            [
                .. scan.Body.SelectMany(operation => operation.Operands), .. scan.Written.Select(written => written.Each), .. scan.States.Select(state => state.After),
            ];
            Assert.All(scan.Body.SelectMany(operation => operation.Results).Concat(scan.Read.Select(value => value.Each)), value => Assert.Contains(value, readInSteps));
        });
    });

    [Theory, MemberData(nameof(Networks))]
    public void No_number_stands_for_two_values(string name)
    {
        NetworkPrograms programs = NetworkLowering.Lower(TestNetworks.Models[name]);
        AssertAll(name, program =>
        {
            IEnumerable<Value> values = program.Operations.SelectMany(operation => operation.Operands.Append(operation.Result)).Distinct();
            // What is kept, with the parameters or by streams, is counted by itself, so that it is the same in programs that differ.
            Assert.All(values.GroupBy(value => (value.Id, value.Role is ValueRole.Parameter or ValueRole.Statistic, value.Role == ValueRole.State)), same => Assert.Single(same));
        });

        // A parameter is the same value in every program.
        AssertAll(name, program => Assert.All(
            program.Operations.SelectMany(operation => operation.Operands).Where(value => value.Role == ValueRole.Parameter),
            parameter => Assert.Contains(parameter, programs.Parameters)));
    }

    [Theory, MemberData(nameof(Networks))]
    public void Operands_meet_along_the_axes_of_the_result(string name) => AssertAll(name, program => Assert.All(program.Operations, operation =>
    {
        IEnumerable<Axis> known = operation switch
        {
            Contraction contraction => operation.Result.Axes.Concat(contraction.Over),
            Reduction reduction => operation.Result.Axes.Concat(reduction.Over),
            Map => operation.Result.Axes,
            // The others lead from axes to others.
            _ => operation.Operands.SelectMany(operand => operand.Axes),
        };
        Assert.All(operation.Operands.SelectMany(operand => operand.Axes), axis => Assert.Contains(axis, known));
    }));

    [Theory, MemberData(nameof(Networks))]
    public void Every_parameter_has_one_gradient_and_one_new_value(string name)
    {
        NetworkPrograms programs = NetworkLowering.Lower(TestNetworks.Models[name]);

        Assert.All(new[] { programs.Evaluation, programs.Training, programs.BackwardFrom }.OfType<Program>(), program => AssertParameters(programs, program, ResultKind.Gradient));
        if (programs.Descent is { } descent)
            AssertParameters(programs, descent, ResultKind.NewParameter);
    }

    /// <summary>So that the incremental pipeline sees that nothing changed.</summary>
    [Theory, MemberData(nameof(Networks))]
    public void Programs_of_equal_networks_are_equal(string name)
    {
        NetworkPrograms one = NetworkLowering.Lower(TestNetworks.Models[name]), other = NetworkLowering.Lower(TestNetworks.Models[name]);

        Assert.NotSame(one, other);
        Assert.True(one.Equals(other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("Over3Classes", "Over4Classes")]
    [InlineData("WithoutBiases", "WithoutHiddenBiases")]
    [InlineData("SteepLeakyReLU", "ExtremeLeakyReLU")]
    [InlineData("NarrowHuber", "WideHuber")]
    [InlineData("LinearThenTanhWithHuber", "LinearThenHardTanhWithSquaredError")]
    public void Programs_of_different_networks_differ(string one, string other) =>
        Assert.NotEqual(NetworkLowering.Lower(TestNetworks.Models[one]), NetworkLowering.Lower(TestNetworks.Models[other]));

    /// <summary>Operations read what is known before them; what they give is known behind them, and within steps what steps are given.</summary>
    private static void AssertOrder(IEnumerable<Operation> operations, HashSet<Value> known)
    {
        foreach (Operation operation in operations)
        {
            Assert.All(operation.Operands.Where(operand => operand.Role == ValueRole.Computed), operand => Assert.Contains(operand, known));
            if (operation is Scan scan)
            {
                HashSet<Value> inSteps = [.. known, .. scan.Read.Select(value => value.Each), .. scan.States.Select(state => state.Before)];
                AssertOrder(scan.Body, inSteps);
                Assert.All(scan.Written.Select(written => written.Each).Concat(scan.States.Select(state => state.After)), given => Assert.Contains(given, inSteps));
            }

            Assert.All(operation.Results, result => Assert.True(known.Add(result), $"{result.Notation} is computed twice."));
        }
    }

    private static void AssertParameters(NetworkPrograms programs, Program program, ResultKind kind)
    {
        ProgramResult[] results = [.. program.Results.Where(result => result.Kind == kind)];
        Assert.Equal(programs.Parameters.AsEnumerable(), results.Select(result => result.Parameter!));
        Assert.All(results, result => Assert.Equal(result.Parameter!.Axes.AsEnumerable(), result.Value.Axes.AsEnumerable()));
    }

    private static void AssertAll(string name, Action<Program> assertion)
    {
        NetworkPrograms programs = NetworkLowering.Lower(TestNetworks.Models[name]);
        Assert.All(programs.All, assertion);
    }
}

using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Programs.Tests.Cases;

namespace CompiledNet.Programs.Tests.Bits;

/// <summary>Generated code has the bits of the interpretation, for every network of the tests and both kinds of kernels.</summary>
public class GeneratedCodeTests
{
    public static TheoryData<string, string> All => Of(_ => true);

    public static TheoryData<string, string> WithLoss => Of(name => TestNetworks.Models[name].Loss is not null);

    public static TheoryData<string, string> WithSteps => Of(name => NetworkLowering.Lower(TestNetworks.Models[name]).Descent is not null);

    public static TheoryData<string, string> WithLabels => Of(name => TestNetworks.Models[name].Loss is { Function.TakesLabels: true });

    [Theory, MemberData(nameof(All))]
    public void Outputs_have_the_bits_of_the_interpretation(string name, string kernels) => AssertAll(name, kernels, comparison => comparison.AssertForward);

    [Theory, MemberData(nameof(WithLoss))]
    public void Costs_have_the_bits_of_the_interpretation(string name, string kernels) => AssertAll(name, kernels, comparison => comparison.AssertLoss);

    [Theory, MemberData(nameof(WithLoss))]
    public void Gradients_have_the_bits_of_the_interpretation(string name, string kernels) => AssertAll(name, kernels, comparison => comparison.AssertBackward);

    [Theory, MemberData(nameof(WithLabels))]
    public void Gradients_by_labels_have_the_bits_of_the_interpretation(string name, string kernels) => AssertAll(name, kernels, comparison => comparison.AssertBackwardOfLabels);

    [Theory, MemberData(nameof(All))]
    public void Gradients_from_those_of_the_outputs_have_the_bits_of_the_interpretation(string name, string kernels) => AssertAll(name, kernels, comparison => comparison.AssertBackwardFrom);

    [Theory, MemberData(nameof(WithSteps))]
    public void A_step_with_one_row_has_the_bits_of_the_interpretation(string name, string kernels) => Compare(name, kernels).AssertStep();

    private static void AssertAll(string name, string kernels, Func<Comparison, Action<int>> assertion) =>
        Assert.All(Batches(name), assertion(Compare(name, kernels)));

    private static Comparison Compare(string name, string kernels) => new(TestNetworks.Get(name, Enum.Parse<KernelSource>(kernels)));

    /// <summary>Rows that fill no tile, no block and no shard, and more than two of these; fewer of large networks.</summary>
    private static int[] Batches(string name) => TestNetworks.Models[name].MultiplyAdds < 5_000 ? [1, 2, 7, 33, 100, 130, 257, 400] : [1, 7, 130, 257];

    private static TheoryData<string, string> Of(Func<string, bool> isWanted) =>
        [.. TestNetworks.Models.Keys.Where(isWanted).SelectMany(_ => Enum.GetNames<KernelSource>(), (name, kernels) => (name, kernels))];
}

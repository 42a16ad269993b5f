using CompiledNet.Programs.Tests.Cases;

namespace CompiledNet.Programs.Tests.Bits;

/// <summary>Generated code has the bits of the interpretation, for every network of dense layers of the tests and both kinds of kernels.</summary>
public class GeneratedCodeTests
{
    public static TheoryData<string> All => ComparedNetworks.Of(ComparedNetworks.IsDense);

    public static TheoryData<string> WithLoss => ComparedNetworks.Of(network => ComparedNetworks.IsDense(network) && network.Loss is not null);

    public static TheoryData<string> WithLabels => ComparedNetworks.Of(network => ComparedNetworks.IsDense(network) && network.Loss is { Function.TakesLabels: true });

    /// <summary>A stream makes no steps without gradients.</summary>
    public static TheoryData<string> WithStep => ComparedNetworks.Of(network => ComparedNetworks.IsDense(network) && network is { Loss: not null, IsStream: false });

    [Theory, MemberData(nameof(All))]
    public void Outputs_have_the_bits_of_the_interpretation(string name) => ComparedNetworks.AssertAll(name, comparison => comparison.AssertForward);

    [Theory, MemberData(nameof(WithLoss))]
    public void Costs_have_the_bits_of_the_interpretation(string name) => ComparedNetworks.AssertAll(name, comparison => comparison.AssertLoss);

    [Theory, MemberData(nameof(WithLoss))]
    public void Gradients_have_the_bits_of_the_interpretation(string name) => ComparedNetworks.AssertAll(name, comparison => comparison.AssertBackward);

    [Theory, MemberData(nameof(WithLabels))]
    public void Gradients_by_labels_have_the_bits_of_the_interpretation(string name) => ComparedNetworks.AssertAll(name, comparison => comparison.AssertBackwardOfLabels);

    [Theory, MemberData(nameof(All))]
    public void Gradients_from_those_of_the_outputs_have_the_bits_of_the_interpretation(string name) => ComparedNetworks.AssertAll(name, comparison => comparison.AssertBackwardFrom);

    [Theory, MemberData(nameof(WithStep))]
    public void A_step_with_one_row_has_the_bits_of_the_interpretation(string name) => ComparedNetworks.Compare(name).AssertStep();
}

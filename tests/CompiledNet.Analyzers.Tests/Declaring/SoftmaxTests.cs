using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Declaring;

/// <summary>CN0102 and CN0106: softmax where it cannot do what it is for.</summary>
public class SoftmaxTests
{
    [Fact]
    public Task One_unit_is_reported_at_the_activation() => Findings.Of(
        """
        using CompiledNet;
        [Network(8), Dense(1, {|CN0102:Activation.Softmax|}), Loss(LossFunction.CrossEntropy)]
        partial class Net;
        """,
        "'Dense1' has one unit, and a softmax over one unit is always 1; use Sigmoid for two classes, or one unit for each class");

    [Fact]
    public Task One_unit_is_reported_in_a_hidden_layer_too() => Findings.Of(
        """
        using CompiledNet;
        [Network(8), Dense(1, {|CN0102:activation: Activation.Softmax|}, Name = "Narrow"), Dense(2)]
        partial class Net;
        """,
        "'Narrow' has one unit, and a softmax over one unit is always 1; use Sigmoid for two classes, or one unit for each class");

    [Fact]
    public Task The_logarithm_of_one_unit_is_reported() => Findings.Of(
        """
        using CompiledNet;
        [Network(8), Dense(1, {|CN0102:Activation.LogSoftmax|})]
        partial class Net;
        """,
        "'Dense1' has one unit, and the logarithm of a softmax over one unit is always 0; use Sigmoid for two classes, or one unit for each class");

    [Theory]
    [InlineData("MeanSquaredError")]
    [InlineData("MeanAbsoluteError")]
    [InlineData("Huber")]
    public Task Another_loss_than_cross_entropy_is_reported_at_the_loss(string loss) => Findings.Of(
        $$"""
        using CompiledNet;
        [Network(8), Dense(3, Activation.Softmax), Loss({|CN0106:LossFunction.{{loss}}|})]
        partial class Net;
        """,
        $"{loss} after a softmax has almost no gradient where the network is confident and wrong, so that it hardly learns there; use LossFunction.CrossEntropy");

    [Theory]
    [InlineData("Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)")]
    [InlineData("Dense(2, Activation.Softmax)")]
    [InlineData("Dense(2, Activation.LogSoftmax), Loss(LossFunction.MeanSquaredError)")]
    [InlineData("Dense(4, Activation.Softmax), Dense(2), Loss(LossFunction.MeanSquaredError)")]
    [InlineData("Dense(2, Activation.Sigmoid), Loss(LossFunction.MeanSquaredError)")]
    public Task Usual_networks_are_left_alone(string layers) => Findings.None(
        $"""
        using CompiledNet;
        [Network(8), {layers}]
        partial class Net;
        """);
}

using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Declaring;

/// <summary>CN0101.</summary>
public class SaturatingStackTests
{
    [Theory]
    [InlineData("Sigmoid", "Sigmoid", "Sigmoid", "Sigmoid")]
    [InlineData("Tanh", "Tanh", "Tanh", "Tanh")]
    [InlineData("HardSigmoid", "Tanh", "HardTanh", "Sigmoid")]
    [InlineData("Softsign", "Softsign", "Softsign", "Softsign")]
    public Task Four_in_a_row_are_reported_at_the_first_activation(string a, string b, string c, string d) => Findings.Of(
        $$"""
        using CompiledNet;
        [Network(8)]
        [Dense(16, {|CN0101:Activation.{{a}}|})]
        [Dense(16, Activation.{{b}})]
        [Dense(16, Activation.{{c}})]
        [Dense(16, Activation.{{d}})]
        [Dense(1)]
        partial class Net;
        """,
        "'Dense1' is the first of 4 consecutive hidden layers with saturating activations; each makes the gradient smaller, so that this layer hardly learns; use ReLU or a similar activation in hidden layers, or use fewer of them");

    [Fact]
    public Task A_longer_row_is_reported_once() => Findings.Of(
        """
        using CompiledNet;
        [Network(8), Dense(16, Activation.ReLU), Dense(16, {|CN0101:Activation.Tanh|}, Name = "First"), Dense(16, Activation.Tanh), Dense(16, Activation.Tanh)]
        [Dense(16, Activation.Tanh), Dense(16, Activation.Tanh), Dense(1)]
        partial class Net;
        """,
        "'First' is the first of 5 consecutive hidden layers with saturating activations; each makes the gradient smaller, so that this layer hardly learns; use ReLU or a similar activation in hidden layers, or use fewer of them");

    [Fact]
    public Task The_last_layer_does_not_count() => Findings.None(
        """
        using CompiledNet;
        [Network(8), Dense(16, Activation.Tanh), Dense(16, Activation.Tanh), Dense(16, Activation.Tanh), Dense(1, Activation.Sigmoid)]
        partial class Net;
        """);

    [Fact]
    public Task A_row_that_is_interrupted_does_not_count() => Findings.None(
        """
        using CompiledNet;
        [Network(8)]
        [Dense(16, Activation.Tanh), Dense(16, Activation.Tanh), Dense(16, Activation.ReLU), Dense(16, Activation.Tanh), Dense(16, Activation.Tanh)]
        [Dense(1)]
        partial class Net;
        """);

    [Theory]
    [InlineData("ReLU6")]
    [InlineData("HardSwish")]
    [InlineData("Mish")]
    [InlineData("LogSoftmax")]
    public Task Activations_that_pass_gradients_on_do_not_count(string activation) => Findings.None(
        $"""
        using CompiledNet;
        [Network(8), Dense(16, Activation.{activation}), Dense(16, Activation.{activation}), Dense(16, Activation.{activation}), Dense(16, Activation.{activation}), Dense(1)]
        partial class Net;
        """);
}

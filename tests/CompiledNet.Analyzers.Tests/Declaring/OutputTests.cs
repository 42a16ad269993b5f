using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Declaring;

/// <summary>CN0107 and CN0202: the last layer and the loss.</summary>
public class OutputTests
{
    [Theory]
    [InlineData("MeanSquaredError")]
    [InlineData("Huber")]
    public Task ReLU_outputs_are_reported_at_the_activation(string loss) => Findings.Of(
        $$"""
        using CompiledNet;
        [Network(8), Dense(16, Activation.ReLU), Dense(2, {|CN0107:Activation.ReLU|}), Loss(LossFunction.{{loss}})]
        partial class Net;
        """,
        "An output of 'Dense2' whose pre-activation z is negative for every row gets no gradient and stays 0; use Linear, or Softplus where outputs must be positive");

    [Theory]
    [InlineData("ReLU6")]
    [InlineData("LeakyReLU", ", Slope = 0f")]
    public Task Other_outputs_that_are_flat_below_zero_are_reported_too(string activation, string argument = "") => Findings.Of(
        $$"""
        using CompiledNet;
        [Network(8), Dense(2, {|CN0107:Activation.{{activation}}|}{{argument}}), Loss(LossFunction.MeanSquaredError)]
        partial class Net;
        """,
        "An output of 'Dense1' whose pre-activation z is negative for every row gets no gradient and stays 0; use Linear, or Softplus where outputs must be positive");

    [Theory]
    [InlineData("Dense(2, Activation.ReLU)")]
    [InlineData("Dense(2, Activation.ReLU), Dense(2, Activation.LeakyReLU), Loss(LossFunction.MeanSquaredError)")]
    [InlineData("Dense(2, Activation.HardSwish), Loss(LossFunction.MeanSquaredError)")]
    [InlineData("Dense(2, Activation.Mish), Loss(LossFunction.MeanSquaredError)")]
    public Task Other_outputs_are_left_alone(string layers) => Findings.None(
        $"""
        using CompiledNet;
        [Network(8), {layers}]
        partial class Net;
        """);

    [Theory]
    [InlineData("CrossEntropy")]
    [InlineData("BinaryCrossEntropy")]
    public Task ReLU_before_a_cross_entropy_is_left_to_the_generator(string loss) => Findings.Of(
        $"""
        using CompiledNet;
        [Network(8), Dense(2, Activation.ReLU), Loss(LossFunction.{loss})]
        partial class Net;
        """);

    [Theory]
    [InlineData("Dense(3, Activation.Softmax)", "CrossEntropy")]
    [InlineData("Dense(1, Activation.Sigmoid)", "BinaryCrossEntropy")]
    [InlineData("Dense(1)", "MeanSquaredError")]
    [InlineData("Dense(1, Activation.Tanh)", "MeanSquaredError")]
    public Task A_missing_loss_is_suggested_under_cover(string layers, string loss) => Findings.Of(
        $$"""
        using CompiledNet;
        [{|CN0202:Network(8)|}, {{layers}}]
        partial class Net;
        """,
        $"'Net' has no loss, and therefore no ComputeLoss and no Backward; [Loss(LossFunction.{loss})] fits its outputs");

    [Fact]
    public async Task A_method_that_is_the_loss_is_enough() => Assert.Empty(await Analysis.Run(
        """
        using CompiledNet;
        [Network(8), Dense(2, Activation.Softmax)]
        partial class Net { [LossExpression] internal static float Loss(float output, float target) => (output - target) * (output - target); }
        """));

    [Fact]
    public async Task A_loss_that_is_there_is_enough() => Assert.Empty(await Analysis.Run(
        """
        using CompiledNet;
        [Network(8), Dense(1), Loss(LossFunction.MeanSquaredError)]
        partial class Net;
        """));
}

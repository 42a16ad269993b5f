using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Declaring;

/// <summary>CN0104 and CN0105: weights that are drawn in a way that training cannot make up for.</summary>
public class InitializerTests
{
    [Theory]
    [InlineData("Tanh", "HeNormal", "which such large weights saturate", "GlorotUniform")]
    [InlineData("Sigmoid", "HeUniform", "which such large weights saturate", "GlorotUniform")]
    [InlineData("Softsign", "HeNormal", "which such large weights saturate", "GlorotUniform")]
    [InlineData("ReLU6", "GlorotNormal", "whose activations become smaller from layer to layer with such small weights", "HeNormal")]
    [InlineData("ReLU", "GlorotUniform", "whose activations become smaller from layer to layer with such small weights", "HeNormal")]
    [InlineData("ReLU", "LeCunNormal", "whose activations become smaller from layer to layer with such small weights", "HeNormal")]
    [InlineData("LeakyReLU", "GlorotNormal", "whose activations become smaller from layer to layer with such small weights", "HeNormal")]
    [InlineData("SELU", "HeNormal", "which normalises itself only with weights of variance 1/inputs", "LeCunNormal")]
    [InlineData("SELU", "GlorotUniform", "which normalises itself only with weights of variance 1/inputs", "LeCunNormal")]
    public Task An_initializer_that_does_not_fit_is_reported_where_it_stands(string activation, string initializer, string reason, string fitting) => Findings.Of(
        $$"""
        using CompiledNet;
        [Network(8), Dense(16, Activation.{{activation}}, {|CN0104:Initializer = Initializer.{{initializer}}|}), Dense(2)]
        partial class Net;
        """,
        $"{initializer} does not fit {activation}, {reason}; omit the initializer to get {fitting}");

    [Theory]
    [InlineData("ReLU", "HeNormal")]
    [InlineData("ReLU", "HeUniform")]
    [InlineData("LeakyReLU, Slope = 0.5f", "GlorotUniform")]
    [InlineData("Tanh", "GlorotNormal")]
    [InlineData("Tanh", "LeCunNormal")]
    [InlineData("SELU", "LeCunNormal")]
    [InlineData("GELU", "GlorotUniform")]
    [InlineData("ELU", "HeNormal")]
    [InlineData("ReLU", "Automatic")]
    [InlineData("ReLU6", "HeUniform")]
    [InlineData("HardSwish", "GlorotUniform")]
    [InlineData("Mish", "LeCunNormal")]
    [InlineData("LogSoftmax", "HeNormal")]
    public Task An_initializer_that_fits_is_left_alone(string activation, string initializer) => Findings.None(
        $"""
        using CompiledNet;
        [Network(8), Dense(16, Activation.{activation}, Initializer = Initializer.{initializer}), Dense(2)]
        partial class Net;
        """);

    [Theory]
    [InlineData("Zeros", "Zeros")]
    [InlineData("Zeros", "Constant, InitialValue = 0.1f")]
    [InlineData("Constant", "Zeros")]
    public Task Equal_weights_in_front_and_behind_are_reported_at_the_hidden_layer(string first, string second) => Findings.Of(
        $$"""
        using CompiledNet;
        [Network(8), Dense(16, Activation.Tanh, {|CN0105:Initializer = Initializer.{{first}}|}), Dense(2, Initializer = Initializer.{{second}})]
        partial class Net;
        """,
        "The weights of 'Dense1' are all equal, and those of 'Dense2' after it too, so that its 16 units stay equal forever; omit the initializer, so that the weights are drawn at random");

    [Theory]
    [InlineData("ReLU")]
    [InlineData("ReLU6")]
    [InlineData("LeakyReLU", "Slope = 0f, ")]
    public Task Zeros_before_what_is_flat_at_zero_are_reported(string activation, string argument = "") => Findings.Of(
        $$"""
        using CompiledNet;
        [Network(8), Dense(16, Activation.{{activation}}, {{argument}}{|CN0105:Initializer = Initializer.Zeros|}), Dense(2)]
        partial class Net;
        """,
        $"With weights of 0 every z of 'Dense1' is 0, where {activation} has the derivative 0, so that the layer never learns; omit the initializer, so that the weights are drawn at random");

    [Theory]
    // No hidden units: the cost of logistic regression is convex.
    [InlineData("Dense(1, Activation.Sigmoid, Initializer = Initializer.Zeros)")]
    // The hidden units differ, and tell the weights of the last layer apart.
    [InlineData("Dense(16, Activation.ReLU), Dense(2, Initializer = Initializer.Zeros)")]
    // The weights of the last layer differ, and tell the hidden units apart.
    [InlineData("Dense(16, Activation.Tanh, Initializer = Initializer.Zeros), Dense(2)")]
    // Weights of 0 have a slope.
    [InlineData("Dense(16, Activation.HardSwish, Initializer = Initializer.Zeros), Dense(2)")]
    [InlineData("Dense(16, Activation.LeakyReLU, Initializer = Initializer.Zeros), Dense(2)")]
    // One unit is not equal to any other.
    [InlineData("Dense(1, Activation.Tanh, Initializer = Initializer.Constant), Dense(2, Initializer = Initializer.Constant)")]
    public Task Equal_weights_that_do_no_harm_are_left_alone(string layers) => Findings.None(
        $"""
        using CompiledNet;
        [Network(8), {layers}]
        partial class Net;
        """);
}

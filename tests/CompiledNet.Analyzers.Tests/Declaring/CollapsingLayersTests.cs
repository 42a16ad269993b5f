using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Declaring;

/// <summary>CN0103.</summary>
public class CollapsingLayersTests
{
    [Fact]
    public Task A_layer_without_activation_before_another_is_reported_at_its_attribute() => Findings.Of(
        """
        using CompiledNet;
        [Network(8), {|CN0103:Dense(16)|}, Dense(2)]
        partial class Net;
        """,
        "'Dense1' has no activation function, so that together with 'Dense2' it computes only what 'Dense2' alone could; give it one, for example ReLU, or remove it");

    [Fact]
    public Task Linear_that_is_written_is_reported_where_it_stands() => Findings.Of(
        """
        using CompiledNet;
        [Network(8), Dense(16, {|CN0103:Activation.Linear|}), {|CN0103:Dense(16, Name = "Second")|}, Dense(2, Activation.Tanh)]
        partial class Net;
        """,
        "'Dense1' has no activation function, so that together with 'Second' it computes only what 'Second' alone could; give it one, for example ReLU, or remove it",
        "'Second' has no activation function, so that together with 'Dense3' it computes only what 'Dense3' alone could; give it one, for example ReLU, or remove it");

    [Fact]
    public Task A_view_between_two_layers_does_not_keep_them_apart() => Findings.Of(
        """
        using CompiledNet;
        [Network(2, 4), Flatten, {|CN0103:Dense(16)|}, Flatten, Flatten, Dense(2), Flatten]
        partial class Net;
        """,
        "'Dense1' has no activation function, so that together with 'Dense2' it computes only what 'Dense2' alone could; give it one, for example ReLU, or remove it");

    [Theory]
    [InlineData("Dense(2)")]
    [InlineData("Flatten, Dense(2), Flatten")]
    [InlineData("Dense(16, Activation.ReLU), Dense(2)")]
    // W[2]·W[1] of rank 3 takes fewer parameters than one matrix of 8×8.
    [InlineData("Dense(3), Dense(8)")]
    [InlineData("Dense(7), Dense(8, Activation.ReLU), Dense(1)")]
    [InlineData("Dense(16, Activation.LeakyReLU, Slope = 1), Dense(2)")]
    public Task Usual_networks_are_left_alone(string layers) => Findings.None(
        $"""
        using CompiledNet;
        [Network(8), {layers}]
        partial class Net;
        """);
}

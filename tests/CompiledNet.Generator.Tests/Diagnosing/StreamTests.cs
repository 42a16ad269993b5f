using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>What cannot be computed step by step is reported where it stands.</summary>
public class StreamTests
{
    [Theory]
    [InlineData("Conv1D(4, 3, {|CN0034:Padding = Padding.Same|})", "'Conv1D1' cannot be part of a stream: with Padding.Same a window reaches steps that are still to come; write Padding = Padding.Causal")]
    [InlineData("{|CN0034:Conv1D(4, 3)|}", "'Conv1D1' cannot be part of a stream: with Padding.Valid it gives fewer steps than come in; write Padding = Padding.Causal")]
    [InlineData("Conv1D(4, 3, Padding = Padding.Causal, {|CN0034:Stride = 2|})", "'Conv1D1' cannot be part of a stream: with the stride 2 it gives fewer steps than come in; remove the stride")]
    [InlineData("{|CN0034:MaxPool1D(2)|}, Dense(1)", "'MaxPool1D1' cannot be part of a stream: a pool gives fewer steps than come in; remove it, or let the network take whole sequences, [Network(steps, features)]")]
    [InlineData("{|CN0034:AveragePool1D(2)|}, Dense(1)", "'AveragePool1D1' cannot be part of a stream: a pool gives fewer steps than come in; remove it, or let the network take whole sequences, [Network(steps, features)]")]
    [InlineData("{|CN0034:GlobalAveragePool|}, Dense(1)", "'GlobalAveragePool1' cannot be part of a stream: it takes all steps of a sequence together; remove it, or let the network take whole sequences, [Network(steps, features)]")]
    [InlineData("LSTM(4, {|CN0034:GoBackwards = true|})", "'LSTM1' cannot be part of a stream: GoBackwards begins with the last step, which a stream does not have; remove it")]
    [InlineData("Reshape(2, 3), {|CN0019:GRU(4)|}", "'GRU1' takes the features of a step, but what comes in has the shape 2×3; add a [Flatten] before it")]
    [InlineData("Reshape(2, 3), {|CN0019:Conv1D(4, 3, Padding = Padding.Causal)|}", "'Conv1D1' takes the channels of a step, but what comes in has the shape 2×3; add a [Flatten] before it")]
    public void A_layer_that_is_not_for_streams_is_reported_where_it_stands(string layers, string message) => Assertions.Reports(
        $"using CompiledNet;\n[Network(6, Streaming = true), {layers}]\npartial class Net;",
        message);

    [Fact]
    public void An_input_of_several_axes_is_reported_at_its_axes() => Assertions.Reports(
        "using CompiledNet;\n[Network({|CN0034:64, 3|}, Streaming = true), Dense(1)]\npartial class Net;",
        "'Net' cannot be part of a stream: its input has the shape 64×3; write the features of one step, or leave out Streaming for whole sequences");

    [Theory]
    [InlineData("Conv1D(4, 1)")]
    [InlineData("Conv1D(4, 3, Padding = Padding.Causal, Dilation = 7, Groups = 2)")]
    [InlineData("GRU(4, ReturnSequences = true), LSTM(3), SimpleRNN(2)")]
    [InlineData("Dense(8), LayerNorm, Activation(Activation.ReLU), Dropout(0.1f), Dense(1)")]
    [InlineData("Reshape(2, 3), Flatten, Dense(1)")]
    public void Layers_that_take_step_by_step_are_not_reported(string layers) => Assertions.Reports(
        $"using CompiledNet;\n[Network(6, Streaming = true), {layers}]\npartial class Net;");
}

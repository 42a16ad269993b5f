using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0020, CN0021, and the arguments of windows.</summary>
public class WindowTests
{
    [Theory]
    [InlineData("Network(8, 6, 1), Conv2D(4, {|CN0020:7|})", "'Conv2D1' covers 7×7 values, but what comes in has the shape 8×6×1")]
    [InlineData("Network(8, 6, 1), Conv2D(4, 8, {|CN0020:7|})", "'Conv2D1' covers 8×7 values, but what comes in has the shape 8×6×1")]
    [InlineData("Network(8, 6, 1), Conv2D(4, {|CN0020:3|}, Dilation = 3)", "'Conv2D1' covers 7×7 values with the dilation 3, but what comes in has the shape 8×6×1")]
    [InlineData("Network(5, 1), Conv1D(4, {|CN0020:kernelSize: 6|})", "'Conv1D1' covers 6 values, but what comes in has the shape 5×1")]
    [InlineData("Network(5, 1), MaxPool1D({|CN0020:6|}, Name = \"Most\")", "'Most' covers 6 values, but what comes in has the shape 5×1")]
    [InlineData("Network(4, 4, 1), MaxPool2D(2), MaxPool2D(2), AveragePool2D({|CN0020:2|})", "'AveragePool2D1' covers 2×2 values, but what comes in has the shape 1×1×1")]
    public void A_window_that_is_too_large_is_reported_at_its_size(string attributes, string message) =>
        Reports(attributes, $"A window of {message}; use a smaller window, or Padding.Same");

    [Theory]
    [InlineData("Network(8, 8, 3), Conv2D(4, 3, {|CN0021:Groups = 2|})", "2 does not divide 3 channels")]
    [InlineData("Network(8, 4), Conv1D(6, 3, {|CN0021:Groups = 4|})", "4 does not divide 6 filters")]
    public void Groups_that_do_not_divide_are_reported_where_they_stand(string attributes, string message) =>
        Reports(attributes, $"The groups of '{(attributes.Contains("2D", StringComparison.Ordinal) ? "Conv2D1" : "Conv1D1")}' must divide its channels and its filters, but {message}");

    [Theory]
    [InlineData("Conv2D({|CN0005:0|}, 3)", "The number of filters must be from 1 to 32768, but is 0")]
    [InlineData("Conv2D({|CN0005:32769|}, 3)", "The number of filters must be from 1 to 32768, but is 32769")]
    [InlineData("Conv2D(4, {|CN0005:0|})", "The size of a window must be from 1 to 65536, but is 0")]
    [InlineData("Conv2D(4, 3, {|CN0005:-1|})", "The size of a window must be from 1 to 65536, but is -1")]
    [InlineData("Conv2D(4, {|CN0005:int.MaxValue|}, Padding = Padding.Same)", "The size of a window must be from 1 to 65536, but is 2147483647")]
    [InlineData("Conv2D(4, 3, {|CN0005:Stride = 0|})", "Stride must be from 1 to 16384, but is 0")]
    [InlineData("Conv2D(4, 3, {|CN0005:Dilation = -3|})", "Dilation must be from 1 to 16384, but is -3")]
    [InlineData("Conv2D(4, 3, {|CN0005:Groups = 0|})", "Groups must be from 1 to 32768, but is 0")]
    [InlineData("MaxPool2D({|CN0005:0|})", "The size of a window must be from 1 to 65536, but is 0")]
    [InlineData("AveragePool2D(2, {|CN0005:Stride = 16385|})", "Stride must be from 1 to 16384, but is 16385")]
    [InlineData("Conv2D(4, 3, {|CN0014:Padding = Padding.Causal|})", "'Causal' is not a valid Padding of Conv2D, only of Conv1D; choose one of Valid, Same")]
    [InlineData("MaxPool2D(2, {|CN0014:Padding = Padding.Causal|})", "'Causal' is not a valid Padding of MaxPool2D, only of Conv1D; choose one of Valid, Same")]
    [InlineData("Conv2D(4, 3, {|CN0014:Padding = (Padding)7|})", "'7' is not a valid Padding; choose one of Valid, Same, Causal")]
    [InlineData("Conv2D(4, 3, Activation.Tanh, {|CN0011:Alpha = 1f|})", "Alpha has no effect with Activation.Tanh, only with Activation.ELU; remove it")]
    [InlineData("Conv2D(4, 3, {|CN0011:InitialValue = 1f|})", "InitialValue has no effect with Initializer.GlorotUniform, only with Initializer.Constant; remove it")]
    [InlineData("MaxPool2D(2, {|CN0010:Dilation = 2|})", "MaxPool2D has no argument 'Dilation'; its arguments are Name, Input, Stride, Padding")]
    public void An_argument_that_cannot_be_is_reported_where_it_stands(string layer, string message) => Reports($"Network(8, 8, 1), {layer}", message);

    [Fact]
    public void Causal_padding_of_a_pool_along_steps_is_reported_where_it_stands() => Reports(
        "Network(8, 1), AveragePool1D(2, {|CN0014:Padding = Padding.Causal|})",
        "'Causal' is not a valid Padding of AveragePool1D, only of Conv1D; choose one of Valid, Same");

    [Fact]
    public void All_that_is_wrong_with_a_convolution_is_reported_at_once() => Reports(
        "Network(8, 8, 1), Conv2D({|CN0005:0|}, {|CN0005:0|}, {|CN0022:Activation.PReLU|}, {|CN0005:Stride = 0|}, {|CN0005:Groups = 0|})",
        "The number of filters must be from 1 to 32768, but is 0",
        "The size of a window must be from 1 to 65536, but is 0",
        "Activation.PReLU has slopes that are learnt, and stands in a layer of its own; remove it from 'Conv2D1' and add [Activation(Activation.PReLU)] after it",
        "Stride must be from 1 to 16384, but is 0",
        "Groups must be from 1 to 32768, but is 0");

    private static void Reports(string attributes, params string[] messages) => Assertions.Reports(
        $"""
        using CompiledNet;
        [{attributes}]
        partial class Net;
        """,
        messages);
}

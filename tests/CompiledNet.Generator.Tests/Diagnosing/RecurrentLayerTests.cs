using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>What is wrong with recurrent layers is reported where it stands.</summary>
public class RecurrentLayerTests
{
    [Theory]
    [InlineData("Network(8, 2), GRU({|CN0005:0|})", "The number of units must be from 1 to 10922, but is 0")]
    [InlineData("Network(8, 2), LSTM({|CN0005:8193|})", "The number of units must be from 1 to 8192, but is 8193")]
    [InlineData("Network(8, 2), SimpleRNN({|CN0005:-1|})", "The number of units must be from 1 to 32768, but is -1")]
    [InlineData("Network(8), {|CN0019:GRU(4)|}", "'GRU1' takes (steps, features), but what comes in has the shape 8; for steps of one feature, add [Reshape(8, 1)] before it")]
    [InlineData("Network(8, 8, 3), {|CN0019:LSTM(4)|}", "'LSTM1' takes (steps, features), but what comes in has the shape 8×8×3; add a [Reshape] to (steps, features) before it")]
    [InlineData("Network(8, 2), GRU(4), {|CN0019:GRU(4)|}", "'GRU2' takes (steps, features), but what comes in has the shape 4; 'GRU1' gives its last step alone: write ReturnSequences = true there")]
    [InlineData("Network(8, 2), GRU(4), LayerNorm, Dropout(0.1f), {|CN0019:LSTM(4)|}", "'LSTM1' takes (steps, features), but what comes in has the shape 4; 'GRU1' gives its last step alone: write ReturnSequences = true there")]
    [InlineData("Network(8, 2), LSTM(4), {|CN0019:Conv1D(4, 3)|}", "'Conv1D1' takes (steps, channels), but what comes in has the shape 4; 'LSTM1' gives its last step alone: write ReturnSequences = true there")]
    [InlineData("Network(8, 2), SimpleRNN(4), {|CN0019:MaxPool1D(2)|}", "'MaxPool1D1' takes (steps, channels), but what comes in has the shape 4; 'SimpleRNN1' gives its last step alone: write ReturnSequences = true there")]
    [InlineData("Network(8, 2), GRU(4), {|CN0019:GlobalMaxPool|}", "'GlobalMaxPool1' takes (steps, channels) or (height, width, channels), but what comes in has the shape 4; 'GRU1' gives its last step alone: write ReturnSequences = true there")]
    [InlineData("Network(8, 2), GRU(4, ReturnSequences = true), Flatten, {|CN0019:GRU(4)|}", "'GRU2' takes (steps, features), but what comes in has the shape 32; for steps of one feature, add [Reshape(32, 1)] before it")]
    [InlineData("Network(8, 2), SimpleRNN(4, {|CN0010:UseBias = false|})", "SimpleRNN has no argument 'UseBias'; its arguments are Name, Input, ReturnSequences, GoBackwards, Initializer, InitialValue, RecurrentInitializer, RecurrentInitialValue")]
    public void A_layer_that_cannot_be_is_reported_where_it_stands(string attributes, string message) => Assertions.Reports(
        $"using CompiledNet;\n[{attributes}]\npartial class Net;",
        message);
}

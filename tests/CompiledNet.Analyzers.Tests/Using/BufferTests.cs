namespace CompiledNet.Analyzers.Tests.Using;

/// <summary>CN0302 and CN0303: buffers of which nothing is left after the call.</summary>
public class BufferTests
{
    [Theory]
    [InlineData("model.Backward(x, y, {|CN0302:model.Parameters|});", "Backward")]
    [InlineData("model.Backward(x, labels, gradients: {|CN0302:model.Parameters|});", "Backward")]
    [InlineData("_model.BackwardFrom(x, y, {|CN0302:_model.Parameters|}, []);", "BackwardFrom")]
    [InlineData("this._model.Backward(x, y, {|CN0302:_model.Parameters|});", "Backward")]
    [InlineData("trainer.Model.Backward(x, y, {|CN0302:trainer.Model.Parameters|});", "Backward")]
    public Task Gradients_over_the_parameters_are_reported(string statements, string method) => NetworkUse.Finds(
        statements,
        $"The gradients would overwrite the parameters of the network, which {method} refuses; pass a buffer of their own: new ParameterBuffer<Digits>()");

    [Theory]
    [InlineData("model.Backward(x, y, gradients);")]
    [InlineData("model.Backward(x, y, second.Parameters);")]
    [InlineData("model.Backward(x, y, _model.Parameters);")]
    [InlineData("new Digits().Backward(x, y, new Digits().Parameters);")]
    [InlineData("Fresh.Model.Backward(x, y, Fresh.Model.Parameters);")]
    [InlineData("Test.Throws(() => model.Backward(x, y, model.Parameters));")]
    public Task Gradients_in_a_buffer_of_their_own_are_left_alone(string statements) => NetworkUse.FindsNothing(statements);

    [Theory]
    [InlineData("model.Forward(x, {|CN0303:new float[10]|});")]
    [InlineData("model.Forward(x, {|CN0303:new float[n]|});")]
    [InlineData("model.Forward(x, {|CN0303:stackalloc float[10]|});")]
    [InlineData("model.Forward(outputs: {|CN0303:new float[Digits.OutputSize]|}, inputs: x);")]
    [InlineData("Action run = () => model.Forward(x, {|CN0303:new float[10]|});")]
    public Task Outputs_without_a_name_are_reported(string statements) => NetworkUse.Finds(
        statements,
        "Forward writes its outputs to memory that nothing refers to after the call; keep the buffer in a variable");

    [Theory]
    [InlineData("float[] outputs; model.Forward(x, outputs = new float[10]);")]
    [InlineData("model.Forward(x, y);")]
    [InlineData("model.BackwardFrom(x, y, gradients, new float[4]);")]
    [InlineData("new Other().Forward(x, new float[10]);")]
    [InlineData("Test.Throws(() => model.Forward(x, new float[10]));")]
    public Task Outputs_that_may_be_read_are_left_alone(string statements) => NetworkUse.FindsNothing(statements);
}

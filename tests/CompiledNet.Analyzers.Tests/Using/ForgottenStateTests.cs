namespace CompiledNet.Analyzers.Tests.Using;

/// <summary>CN0305.</summary>
public class ForgottenStateTests
{
    private const string Message = "Each turn of the loop begins a stream of 'Effect' anew, so that no step knows those before it; make a state before the loop and pass it to Forward";

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) {|CN0305:effect.Forward([x[i], 1f], y)|};")]
    [InlineData("for (int i = 0; i < n; i++) {|CN0305:effect.Forward(x.AsSpan(2 * i, 2), y.AsSpan(i, 1))|};")]
    [InlineData("var pair = new float[2]; foreach (float value in x) { pair[0] = value; {|CN0305:effect.Forward(pair, y)|}; }")]
    [InlineData("while (n > 0) { ReadOnlySpan<float> all = x; if (x[0] > 0) {|CN0305:effect.Forward(all.Slice(n, 2), y)|}; }")]
    [InlineData("do { {|CN0305:effect.Forward([1f, 2f], y, effect.CreateState())|}; } while (n > 0);")]
    [InlineData("for (int i = 0; i < n; i++) { var own = effect.CreateState(); {|CN0305:effect.Forward([1f, 2f], y, own)|}; }")]
    public Task Steps_in_a_loop_that_begin_from_zero_are_reported_at_the_call(string statements) => NetworkUse.Finds(statements, Message);

    [Fact]
    public Task They_are_reported_in_the_class_of_the_network_too() => NetworkUse.FindsWithin("{|CN0305:Forward([x[i], 1f], y)|}", Message);

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) effect.Forward([x[i], 1f], y, state);")]
    [InlineData("for (int i = 0; i < n; i++) effect.Forward(x, y);")]
    [InlineData("for (int i = 0; i < n; i++) effect.Forward([1f, 2f, 3f, 4f], y);")]
    [InlineData("for (int i = 0; i < n; i++) curve.Forward([1f, 2f], y);")]
    [InlineData("for (int i = 0; i < n; i++) model.Forward([1f, 2f, 3f, 4f], y);")]
    [InlineData("for (int i = 0; i < n; i++) { var own = effect.CreateState(); effect.Forward(x, y, own); }")]
    [InlineData("for (int i = 0; i < n; i++) { var own = effect.CreateState(); foreach (float value in x) effect.Forward([value, 1f], y, own); }")]
    [InlineData("var states = new List<StreamState<Effect>>(); for (int i = 0; i < n; i++) { var own = effect.CreateState(); effect.Forward([1f, 2f], y, own); states.Add(own); }")]
    [InlineData("effect.Forward([1f, 2f], y);")]
    [InlineData("foreach (var other in new[] { effect }) other.Forward([1f, 2f], y);")]
    [InlineData("for (int i = 0; i < n; i++) { var other = new Effect(i); other.Forward([1f, 2f], y); }")]
    [InlineData("for (int i = 0; i < n; i++) new Effect(i).Forward([1f, 2f], y);")]
    [InlineData("for (int i = 0; i < n; i++) Test.Throws(() => effect.Forward([1f, 2f], y));")]
    public Task What_is_or_may_be_meant_is_left_alone(string statements) => NetworkUse.FindsNothing(statements);

    [Fact]
    public Task Outputs_that_a_stream_is_warmed_up_with_may_be_dropped() => NetworkUse.FindsNothing("effect.Forward(x, new float[4], state);");
}

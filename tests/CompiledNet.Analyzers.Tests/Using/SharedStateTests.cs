namespace CompiledNet.Analyzers.Tests.Using;

/// <summary>CN0306.</summary>
public class SharedStateTests
{
    [Theory]
    [InlineData("Parallel.For(0, 8, i => effect.Forward(x, y, {|CN0306:state|}));", "Parallel.For")]
    [InlineData("Parallel.For(0, 8, i => { foreach (float value in x) effect.Forward(x, y, {|CN0306:_state|}); });", "Parallel.For")]
    [InlineData("Parallel.For(0, 8, i => effect.Forward(x, y, {|CN0306:[effect.CreateState(), state]|}));", "Parallel.For")]
    [InlineData("var states = new[] { state }; Parallel.For(0, 8, i => effect.Forward(x, y, {|CN0306:states|}));", "Parallel.For")]
    [InlineData("var states = new[] { state }; Parallel.For(0, 8, i => effect.Backward(x, y, new ParameterBuffer<Effect>(), {|CN0306:states|}));", "Parallel.For")]
    [InlineData("for (int i = 0; i < 4; i++) _ = Task.Run(() => effect.Forward(x, y, {|CN0306:state|}));", "Task.Run in a loop")]
    public Task One_state_on_several_threads_is_reported_where_it_is_passed(string statements, string runner) => NetworkUse.Finds(
        statements,
        $"{runner} runs this on several threads, but a state is for one call at a time; give each thread its own, made by CreateState");

    [Theory]
    [InlineData("Parallel.For(0, 8, i => effect.Forward(x, y, effect.CreateState()));")]
    [InlineData("Parallel.For(0, 8, i => { var own = effect.CreateState(); effect.Forward(x, y, own); });")]
    [InlineData("var states = new[] { state }; Parallel.For(0, states.Length, i => effect.Forward(x, y, states[i]));")]
    [InlineData("Parallel.ForEach(new[] { state }, own => effect.Forward(x, y, own));")]
    [InlineData("Parallel.For(0, 8, i => { lock (state) effect.Forward(x, y, state); });")]
    [InlineData("Parallel.For(0, 8, i => effect.Forward(x, y, s_state!));")]
    [InlineData("Parallel.For(0, 8, i => effect.Forward(x, y));")]
    [InlineData("await Task.Run(() => effect.Forward(x, y, state));")]
    [InlineData("for (int i = 0; i < 4; i++) effect.Forward(x, y, state);")]
    public Task What_is_or_may_be_safe_is_left_alone(string statements) => NetworkUse.FindsNothing(statements);
}

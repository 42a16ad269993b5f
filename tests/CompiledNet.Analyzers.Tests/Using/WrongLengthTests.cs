using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Using;

/// <summary>CN0301.</summary>
public class WrongLengthTests
{
    [Theory]
    [InlineData("Span<float> outputs = stackalloc float[9]; model.Forward(outputs: {|CN0301:outputs|}, inputs: x);")]
    [InlineData("Span<float> outputs = stackalloc float[9]; model.Forward(x, {|CN0301:outputs|});")]
    [InlineData("var outputs = new float[9]; model.Forward(x, {|CN0301:outputs|}); Console.WriteLine(outputs[0]);")]
    [InlineData("float[] outputs = [1, 2, 3, 4, 5, 6, 7, 8, 9]; model.Forward(x, {|CN0301:outputs|});")]
    [InlineData("const int Units = 8; var outputs = new float[Units + 1]; model.Forward(x, {|CN0301:outputs.AsSpan()|});")]
    [InlineData("float[] outputs = { 1, 2, 3, 4, 5, 6, 7, 8, 9 }; Action run = () => model.Forward(x, {|CN0301:outputs|});")]
    [InlineData("Span<float> outputs = stackalloc[] { 1f, 2, 3, 4, 5, 6, 7, 8, 9 }; model.Forward(x, {|CN0301:outputs|});")]
    public Task Outputs_that_are_no_whole_rows_are_reported(string statements) =>
        NetworkUse.Finds(statements, "'outputs' has 9 values, but Forward of 'Digits' needs a multiple of 10");

    [Theory]
    [InlineData("var outputs = new float[10]; model.Forward({|CN0301:new float[5]|}, outputs);", "'inputs' has 5 values, but Forward of 'Digits' needs a multiple of 4")]
    [InlineData("var outputs = new float[10]; model.Forward(new float[8], {|CN0301:outputs|});", "'outputs' has 10 values, but Forward of 'Digits' needs 20: 2 rows of 10")]
    [InlineData("var outputs = new float[20]; model.Forward([1, 2, 3, 4], {|CN0301:outputs|});", "'outputs' has 20 values, but Forward of 'Digits' needs 10: 1 row of 10")]
    [InlineData("model.ComputeLoss({|CN0301:new float[6]|}, y);", "'inputs' has 6 values, but ComputeLoss of 'Digits' needs a multiple of 4")]
    [InlineData("model.ComputeLoss(x, {|CN0301:new float[1]|});", "'targets' has 1 value, but ComputeLoss of 'Digits' needs a multiple of 10")]
    [InlineData("model.ComputeLoss(new float[8], {|CN0301:new[] { 3 }|});", "'labels' has 1 label, but ComputeLoss of 'Digits' needs 2: 2 rows of 1")]
    [InlineData("model.ComputeLoss({|CN0301:new float[0]|}, labels);", "'inputs' has 0 values, but ComputeLoss of 'Digits' needs at least one row of 4")]
    [InlineData("model.Backward(x, {|CN0301:new float[9]|}, gradients);", "'targets' has 9 values, but Backward of 'Digits' needs a multiple of 10")]
    [InlineData("model.BackwardFrom(x, {|CN0301:new float[9]|}, gradients, []);", "'outputGradients' has 9 values, but BackwardFrom of 'Digits' needs a multiple of 10")]
    [InlineData("var found = new float[5]; model.BackwardFrom(x, y, gradients, {|CN0301:found|});", "'inputGradients' has 5 values, but BackwardFrom of 'Digits' needs a multiple of 4")]
    [InlineData("trainer.Step(x, {|CN0301:new float[9]|});", "'targets' has 9 values, but Step of 'Digits' needs a multiple of 10")]
    [InlineData("trainer.Step({|CN0301:new float[7]|}, labels);", "'inputs' has 7 values, but Step of 'Digits' needs a multiple of 4")]
    [InlineData("trainer.Step(new float[4], {|CN0301:new int[2]|});", "'labels' has 2 labels, but Step of 'Digits' needs 1: 1 row of 1")]
    [InlineData("model.Forward({|CN0301:x.AsSpan(n, 6)|}, y);", "'inputs' has 6 values, but Forward of 'Digits' needs a multiple of 4")]
    [InlineData("effect.Forward({|CN0301:new float[3]|}, y, state);", "'inputs' has 3 values, but Forward of 'Effect' needs a multiple of 2")]
    [InlineData("var outputs = new float[1]; effect.Forward(new float[4], {|CN0301:outputs|}, [state, _state]);", "'outputs' has 1 value, but Forward of 'Effect' needs 2: 2 rows of 1")]
    [InlineData("_model.Forward({|CN0301:new float[3]|}, y);", "'inputs' has 3 values, but Forward of 'Digits' needs a multiple of 4")]
    public Task Spans_that_cannot_fit_are_reported(string statements, string message) => NetworkUse.Finds(statements, message);

    [Theory]
    [InlineData("var outputs = new float[10]; model.Forward(new float[4], outputs);")]
    [InlineData("var outputs = new float[20]; model.Forward(x, outputs);")]
    [InlineData("Span<float> outputs = stackalloc float[Digits.OutputSize]; model.Forward(x, outputs);")]
    [InlineData("var outputs = new float[n]; model.Forward(new float[n * 4], outputs);")]
    [InlineData("var outputs = new float[9]; outputs = new float[10]; model.Forward(x, outputs);")]
    [InlineData("var outputs = new float[9]; Array.Resize(ref outputs, 10); model.Forward(x, outputs);")]
    [InlineData("float[] outputs = new float[9]; (outputs, n) = (new float[10], 1); model.Forward(x, outputs);")]
    [InlineData("float[] outputs = new float[9]; ref float[] alias = ref outputs; alias = new float[10]; model.Forward(x, outputs);")]
    [InlineData("float[] outputs = new float[9]; void Change() => outputs = new float[10]; Change(); model.Forward(x, outputs);")]
    [InlineData("Span<float> outputs = stackalloc float[19]; outputs = outputs.Slice(9); model.Forward(x, outputs);")]
    [InlineData("var outputs = new float[19]; model.Forward(x, outputs.AsSpan(9));")]
    [InlineData("var outputs = new float[19]; model.Forward(x, outputs.AsSpan()[9..]);")]
    [InlineData("float[] more = [1]; float[] outputs = [1, .. more]; model.Forward(x, outputs);")]
    [InlineData("foreach (float[] outputs in new[] { new float[9], y }) model.Forward(x, outputs);")]
    [InlineData("var outputs = new float[0]; model.Forward(new float[0], outputs);")]
    [InlineData("model.BackwardFrom(x, y, gradients, []);")]
    [InlineData("model.BackwardFrom(new float[4], new float[10], gradients, new float[4]);")]
    [InlineData("new Other().Forward(new float[3], new float[9]);")]
    [InlineData("model.Forward(new float[3], new float[9], own: 1);")]
    [InlineData("Test.Throws(() => model.Forward(new float[3], new float[9]));")]
    [InlineData("Test.Throws(() => { model.ComputeLoss(new float[3], y); });")]
    public Task What_fits_or_may_fit_is_left_alone(string statements) => NetworkUse.FindsNothing(statements);

    [Theory]
    [InlineData("stackalloc float[9]")]
    [InlineData("new float[9]")]
    public async Task Memory_made_in_the_call_is_reported_beside_being_lost(string outputs) => Assert.Equal(
        ["CN0301", "CN0303"],
        (await NetworkUse.Findings($"model.Forward(x, {outputs});")).Select(finding => finding.Id));

    [Fact]
    public Task Variables_of_top_level_statements_are_followed() => Findings.Of(
        """
        using CompiledNet;

        var model = new Net();
        var outputs = new float[3];
        model.Forward(new float[4], {|CN0301:outputs|});

        [Network(4), Dense(2)]
        partial class Net;
        """,
        "'outputs' has 3 values, but Forward of 'Net' needs 2: 1 row of 2");

    [Fact]
    public Task Networks_of_unknown_size_are_left_alone() => Findings.None(
        """
        using CompiledNet;
        static class Generic
        {
            public static void Use<T>(T model) where T : class, INetwork<T> => model.Forward(new float[3], new float[9]);
        }
        """);
}

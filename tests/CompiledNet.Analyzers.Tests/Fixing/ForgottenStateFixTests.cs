using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Fixing;

/// <summary>A stream that begins anew at every step, and how it gets a state.</summary>
public class ForgottenStateFixTests
{
    [Theory]
    [InlineData(
        "        foreach (float value in x)\n            effect.Forward([value], y);",
        "        var state = effect.CreateState();\n        foreach (float value in x)\n            effect.Forward([value], y, state);")]
    [InlineData(
        "        int state = 3;\n        while (state-- > 0)\n            _own.Forward(inputs: [1f], outputs: y);",
        "        int state = 3;\n        var state2 = _own.CreateState();\n        while (state-- > 0)\n            _own.Forward(inputs: [1f], outputs: y, state: state2);")]
    [InlineData(
        "        for (int i = 0; i < 4; i++) effect.Forward([x[i]], y, effect.CreateState());",
        "        var state = effect.CreateState();\n        for (int i = 0; i < 4; i++) effect.Forward([x[i]], y, state);")]
    [InlineData(
        "        for (int i = 0; i < 4; i++)\n        {\n            StreamState<Effect> own = effect.CreateState();\n            effect.Forward([x[i]], y, own);\n        }",
        "        StreamState<Effect> own = effect.CreateState();\n        for (int i = 0; i < 4; i++)\n        {\n            effect.Forward([x[i]], y, own);\n        }")]
    public Task The_state_is_made_before_the_loop(string before, string after) => FixRun.Fixes("CN0305", "Make the state before the loop", Source(before), Source(after));

    [Fact]
    public async Task Where_there_is_no_place_for_it_nothing_is_offered() =>
        Assert.Empty(await FixRun.Titles("CN0305", Source("if (x[0] > 0)\n            foreach (float value in x)\n                effect.Forward([value], y);")));

    private static string Source(string statements) =>
        $$"""
        using CompiledNet;

        [Network(1, Streaming = true), LSTM(8), Dense(1)]
        partial class Effect;

        class User
        {
            private readonly Effect _own = new();

            void Use(Effect effect, float[] x, float[] y)
            {
        {{statements}}
            }
        }
        """;
}

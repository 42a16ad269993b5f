using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Fixing;

/// <summary>What a stream cannot have, and how it is removed.</summary>
public class StreamFixTests
{
    [Theory]
    [InlineData("Conv1D(8, 3, Activation.Tanh, Padding = Padding.Same, Dilation = 2)", "Conv1D(8, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2)")]
    [InlineData("Conv1D(8, 3, Padding = (Padding)1)", "Conv1D(8, 3, Padding = Padding.Causal)")]
    [InlineData("Conv1D(8, 3)", "Conv1D(8, 3, Padding = Padding.Causal)")]
    [InlineData("CompiledNet.Conv1D(8, 3, Name = \"C\")", "CompiledNet.Conv1D(8, 3, Name = \"C\", Padding = CompiledNet.Padding.Causal)")]
    public Task Windows_become_causal(string before, string after) => FixRun.Fixes("CN0034", "Set Padding to Causal", Stream(before), Stream(after));

    [Theory]
    [InlineData("Conv1D(8, 3, Padding = Padding.Causal, Stride = 2)", "Remove Stride", "Conv1D(8, 3, Padding = Padding.Causal)")]
    [InlineData("GRU(8, GoBackwards = true)", "Remove GoBackwards", "GRU(8)")]
    public Task Arguments_that_a_stream_cannot_have_are_removed(string before, string title, string after) => FixRun.Fixes("CN0034", title, Stream(before), Stream(after));

    [Fact]
    public Task All_convolutions_become_causal_at_once() =>
        FixRun.FixesAll("CN0034", "Set Padding to Causal", Stream("Conv1D(8, 3), Conv1D(8, 3, Padding = Padding.Same)"), Stream("Conv1D(8, 3, Padding = Padding.Causal), Conv1D(8, 3, Padding = Padding.Causal)"));

    [Theory]
    [InlineData("MaxPool1D(2)")]
    [InlineData("GlobalAveragePool")]
    public async Task Layers_are_left_for_the_user(string layer) => Assert.Empty(await FixRun.Titles("CN0034", Stream(layer)));

    private static string Stream(string layers) => $"using CompiledNet;\n[Network(1, Streaming = true), {layers}, Dense(1)]\npartial class Net;";
}

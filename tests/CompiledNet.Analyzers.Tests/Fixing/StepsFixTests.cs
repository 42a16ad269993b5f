using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Fixing;

/// <summary>Layers that take steps where none come in.</summary>
public class StepsFixTests
{
    [Theory]
    [InlineData("GRU(4), GRU(4)", "GRU", "GRU(4, ReturnSequences = true), GRU(4)")]
    [InlineData("LSTM(4, ReturnSequences = false), Dropout(0.1f), Conv1D(4, 3)", "LSTM", "LSTM(4, ReturnSequences = true), Dropout(0.1f), Conv1D(4, 3)")]
    [InlineData("SimpleRNN(4, Name = \"R\"), Dense(5), GlobalMaxPool", "SimpleRNN", "SimpleRNN(4, Name = \"R\", ReturnSequences = true), Dense(5), GlobalMaxPool")]
    public Task The_layer_before_gives_all_of_its_steps(string before, string kind, string after) =>
        FixRun.Fixes("CN0019", $"Set ReturnSequences of the {kind} before", Sequences(before), Sequences(after));

    [Fact]
    public Task All_layers_of_a_stack_give_their_steps_at_once() => FixRun.FixesAll(
        "CN0019",
        "Set ReturnSequences of the GRU before",
        $"{Sequences("GRU(4), GRU(4)")}\n{Sequences("GRU(4), GRU(4)", "Other")}",
        $"{Sequences("GRU(4, ReturnSequences = true), GRU(4)")}\n{Sequences("GRU(4, ReturnSequences = true), GRU(4)", "Other")}");

    [Theory]
    [InlineData("Network(64), GRU(4)", "Give the input one feature: (64, 1)", "Network(64, 1), GRU(4)")]
    [InlineData("Network(64), Conv1D(4, 3)", "Give the input one channel: (64, 1)", "Network(64, 1), Conv1D(4, 3)")]
    [InlineData("Network(28, 28), Conv2D(4, 3)", "Give the input one channel: (28, 28, 1)", "Network(28, 28, 1), Conv2D(4, 3)")]
    public Task The_input_gets_an_axis_of_one(string before, string title, string after) =>
        FixRun.Fixes("CN0019", title, $"using CompiledNet;\n[{before}] partial class Net;", $"using CompiledNet;\n[{after}] partial class Net;");

    [Theory]
    [InlineData("Network(8, 2), GRU(4, ReturnSequences = true), Flatten, GRU(4)")]
    [InlineData("Network(8, 2), GRU(4), Dense(5), Conv2D(4, 3)")]
    [InlineData("Network(8, 2, 3), GRU(4)")]
    [InlineData("Network(8), Dense(4), GRU(4)")]
    public async Task What_is_not_certain_is_left_for_the_user(string attributes) =>
        Assert.Empty(await FixRun.Titles("CN0019", $"using CompiledNet;\n[{attributes}] partial class Net;"));

    private static string Sequences(string layers, string name = "Net") => $"{(name == "Net" ? "using CompiledNet;\n" : "")}[Network(8, 2), {layers}]\npartial class {name};";
}

using CompiledNet.Analyzers.Tests.Running;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Analyzers.Tests.Declaring;

/// <summary>What the rules say of branches, of layers beside dense ones, and of several axes.</summary>
public class BranchTests
{
    [Theory]
    [InlineData("Network(8), Dense(16, Name = \"A\"), Dense(16, Activation.ReLU), Add(\"A\"), Dense(2)")]
    [InlineData("Network(8), Dense(16), BatchNorm, Activation(Activation.ReLU), Dense(2)")]
    [InlineData("Network(8), Dense(16), Activation(Activation.PReLU), Dense(2)")]
    // The second layer sees one position at a time.
    [InlineData("Network(8), Dense(16), Reshape(4, 4), Dense(8), Flatten, Activation(Activation.ReLU), Dense(2)")]
    [InlineData("Network(8, 8, 1), Conv2D(16, 3), Conv2D(8, 3), GlobalMaxPool")]
    public Task Layers_that_do_not_collapse_are_left_alone(string attributes) => None("CN0103", attributes);

    [Theory]
    [InlineData("Network(4, 8), {|CN0103:Dense(16)|}, Dense(2)")]
    [InlineData("Network(4, 8), {|CN0103:Dense(16)|}, Flatten, Dense(2)")]
    [InlineData("Network(8), Dense(8, Activation.Tanh, Name = \"A\"), {|CN0103:Dense(8)|}, Dense(8), Multiply(\"A\")")]
    public Task Layers_that_do_collapse_are_reported(string attributes) => Only("CN0103", attributes);

    [Theory]
    [InlineData("Network(8), Dense(8, Activation.Tanh, Name = \"A\"), Dense(8), Dense(8), Multiply(\"A\")", false)]
    [InlineData("Network(8), Dense(8, Activation.Tanh), Dense(8), Dense(8, Activation.Tanh)", true)]
    public async Task A_layer_is_removed_only_where_no_layer_is_named(string attributes, bool isRemoved) =>
        Assert.Equal(isRemoved, (await FixRun.Titles("CN0103", Source(attributes))).Contains("Remove 'Dense2'"));

    [Theory]
    [InlineData("Network(8), Dense(8, Activation.Tanh), Dense(8, Activation.Tanh), BatchNorm, Dense(8, Activation.Tanh), Dense(8, Activation.Tanh), Dense(1)")]
    [InlineData("Network(8), Dense(8, Activation.Tanh, Name = \"A\"), Dense(8, Activation.Tanh), Dense(8, Activation.Tanh, Input = \"A\"), Dense(8, Activation.Tanh), Add(\"Dense2\"), Dense(1)")]
    [InlineData("Network(8), Dense(8, Activation.Tanh, Name = \"A\"), Dense(8, Activation.Tanh), Add(\"A\"), Dense(8, Activation.Tanh), Dense(8, Activation.Tanh), Dense(1)")]
    public Task A_row_that_a_norm_or_a_branch_ends_is_not_deep(string attributes) => None("CN0101", attributes);

    [Fact]
    public Task Activations_by_themselves_count_as_their_layers() => Only(
        "CN0101",
        "Network(8), Dense(8), Activation({|CN0101:Activation.Tanh|}), Dense(8), Activation(Activation.Tanh), Dropout(0.5f), Dense(8), Activation(Activation.Tanh), Dense(8), Activation(Activation.Tanh), Dense(1)");

    [Theory]
    [InlineData("Network(8), Dense(17, Activation.ReLU), Activation(Activation.Tanh), Dense(1)", 1)]
    [InlineData("Network(34, 34, 1), MaxPool2D(2), GlobalMaxPool, Dense(1)", 0)]
    public async Task Only_units_can_be_rounded(string attributes, int expected) => Assert.Equal(expected, (await Found(attributes)).Count(id => id == "CN0201"));

    [Theory]
    [InlineData("Network(8), Dense(16, Activation.Tanh, Initializer = Initializer.Zeros), BatchNorm, Dense(2)")]
    [InlineData("Network(8), Dense(16, Activation.Tanh, Initializer = Initializer.Zeros), Activation(Activation.PReLU), Dense(2)")]
    [InlineData("Network(8, 8, 4), Conv2D(4, 3, Activation.Tanh, Groups = 4, Initializer = Initializer.Zeros), Flatten, Dense(2, Initializer = Initializer.Zeros)")]
    public Task Weights_that_are_not_known_to_stay_equal_are_left_alone(string attributes) => None("CN0105", attributes);

    [Theory]
    [InlineData("Network(8, 8, 4), Conv2D(4, 3, Activation.Tanh, {|CN0105:Initializer = Initializer.Zeros|}), Flatten, Dense(2, Initializer = Initializer.Zeros)")]
    public Task Equal_filters_are_reported(string attributes) => Only("CN0105", attributes);

    [Theory]
    [InlineData("Network(4, 8), Dense(3, Activation.Softmax), Loss(LossFunction.MeanSquaredError)")]
    public Task A_softmax_at_each_position_has_no_cross_entropy(string attributes) => None("CN0106", attributes);

    [Theory]
    [InlineData("Network(4, 8), Dense(1, {|CN0102:Activation.Softmax|})")]
    [InlineData("Network(8), Dense(1), Activation({|CN0102:Activation.Softmax|})")]
    public Task A_softmax_over_one_unit_is_reported_at_any_position(string attributes) => Only("CN0102", attributes);

    [Theory]
    [InlineData("Network(8), Dense(4), {|CN0111:Dropout(0.5f)|}")]
    [InlineData("Network(8), Dense(4), {|CN0111:Dropout(0.5f)|}, Flatten")]
    public Task Dropout_of_the_outputs_is_reported(string attributes) => Only("CN0111", attributes);

    private static async Task None(string id, string attributes) => Assert.DoesNotContain(id, await Found(attributes));

    /// <summary>The rule finds what is marked, whatever others find.</summary>
    private static async Task Only(string id, string attributes)
    {
        Marked source = Marked.Parse(Source(attributes));
        Diagnostic[] found = [.. (await Analysis.Run(new Project(source.Text).Compilation())).Where(finding => finding.Id == id)];

        Assert.Equal(source.Marks.Select(mark => (mark.Start, mark.Text.Length)), found.Select(finding => (finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length)));
    }

    private static async Task<IEnumerable<string>> Found(string attributes) =>
        (await Analysis.Run(new Project(Source(attributes)).Compilation())).Select(finding => finding.Id);

    private static string Source(string attributes) => $"using CompiledNet;\n[{attributes}]\npartial class Net;";
}

using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0019, CN0023, CN0031, and where views may stand.</summary>
public class ShapeTests
{
    [Theory]
    [InlineData("Network(28, 28), {|CN0019:Conv2D(8, 3)|}", "'Conv2D1' takes (height, width, channels), but what comes in has the shape 28×28; for one channel, add [Reshape(28, 28, 1)] before it")]
    [InlineData("Network(784), {|CN0019:Conv2D(8, 3)|}", "'Conv2D1' takes (height, width, channels), but what comes in has the shape 784; add a [Reshape] to (height, width, channels) before it")]
    [InlineData("Network(9), {|CN0019:Conv1D(8, 3)|}", "'Conv1D1' takes (steps, channels), but what comes in has the shape 9; for one channel, add [Reshape(9, 1)] before it")]
    [InlineData("Network(9, 9, 1), {|CN0019:Conv1D(8, 3)|}", "'Conv1D1' takes (steps, channels), but what comes in has the shape 9×9×1; add a [Reshape] to (steps, channels) before it")]
    [InlineData("Network(9, 9, 1), {|CN0019:MaxPool1D(2)|}", "'MaxPool1D1' takes (steps, channels), but what comes in has the shape 9×9×1; add a [Reshape] to (steps, channels) before it")]
    [InlineData("Network(9, 9), {|CN0019:AveragePool2D(2)|}", "'AveragePool2D1' takes (height, width, channels), but what comes in has the shape 9×9; for one channel, add [Reshape(9, 9, 1)] before it")]
    [InlineData("Network(9), {|CN0019:GlobalAveragePool|}", "'GlobalAveragePool1' takes (steps, channels) or (height, width, channels), but what comes in has the shape 9; add a [Reshape] before it, or remove it")]
    [InlineData("Network(2, 2, 2, 2), {|CN0019:GlobalMaxPool(Name = \"Most\")|}", "'Most' takes (steps, channels) or (height, width, channels), but what comes in has the shape 2×2×2×2; add a [Reshape] before it, or remove it")]
    [InlineData("Network(2, IndexInputs = new[] { 0, 1 }), Reshape(1, 2), {|CN0019:Embedding(9, 4)|}", "'Embedding1' takes one axis of inputs, but what comes in has the shape 1×2; move it before the layer that gives this shape")]
    public void A_shape_that_a_layer_cannot_take_is_reported_at_its_attribute(string attributes, string message) => Reports(attributes, message);

    [Fact]
    public void Layers_behind_one_without_a_shape_are_only_blamed_for_their_arguments() => Reports(
        "Network(28, 28), {|CN0019:Conv2D(8, 3, Activation.ReLU)|}, MaxPool2D({|CN0005:0|}), Conv2D(4, 5, Activation.Tanh, {|CN0011:Slope = 0.1f|}), Reshape(3, 3), Add(\"Conv2D1\")",
        "'Conv2D1' takes (height, width, channels), but what comes in has the shape 28×28; for one channel, add [Reshape(28, 28, 1)] before it",
        "The size of a window must be from 1 to 65536, but is 0",
        "Slope has no effect with Activation.Tanh, only with Activation.LeakyReLU; remove it");

    [Theory]
    [InlineData("Reshape({|CN0023:8, 9, 1|})", "'Reshape1' cannot give 64 values the shape (8, 9, 1); the product of the axes must be that number")]
    [InlineData("Reshape({|CN0023:7, -1|})", "'Reshape1' cannot give 64 values the shape (7, −1); the given axes do not divide them")]
    [InlineData("Reshape(new[] { {|CN0023:4, 4|} }, Name = \"Square\")", "'Square' cannot give 64 values the shape (4, 4); the product of the axes must be that number")]
    [InlineData("Reshape({|CN0023:65536, 65536, 65536|})", "'Reshape1' cannot give 64 values the shape (65536, 65536, 65536); the product of the axes must be that number")]
    [InlineData("Reshape({|CN0005:0|}, 64)", "An axis must be from 1 to 4194304, but is 0")]
    [InlineData("Reshape({|CN0005:-2|}, 64)", "An axis must be from 1 to 4194304, but is -2")]
    [InlineData("Reshape(-1, {|CN0012:-1|})", "The shape of 'Reshape1' must be given but for one axis of −1, but is −1 along several axes")]
    [InlineData("{|CN0012:Reshape|}", "The shape of 'Reshape1' must be at least one axis, but is empty")]
    public void A_reshape_that_does_not_keep_all_values_is_reported(string reshape, string message) => Reports($"Network(64), {reshape}, Dense(2)", message);

    [Theory]
    [InlineData("Network(28, 28, 1), {|CN0031:Dense(10, Activation.Softmax)|}, Loss(LossFunction.CrossEntropy)", "Dense1", "28×28×10")]
    [InlineData("Network(4, 3), Dense(10), {|CN0031:Activation(Activation.Softmax)|}, Flatten, Loss(LossFunction.CrossEntropy)", "Activation1", "4×10")]
    public void Several_axes_of_classes_are_reported_at_the_last_layer(string attributes, string layer, string shape) => Reports(
        attributes,
        $"CrossEntropy takes one axis with a value for each class, but the outputs of '{layer}' have the shape {shape}; make one axis of them before the last layer, for example by [Flatten] or [GlobalAveragePool]");

    [Theory]
    [InlineData("Network(1024, 1024), Dense({|CN0005:32768|})", "The number of values that 'Dense1' gives must be from 1 to 4194304, but is 1024×32768")]
    [InlineData("Network(9, 1), Conv1D(2, {|CN0005:65536|}, Padding = Padding.Same, Dilation = 16384)", "The number of values that 'Conv1D1' reads, borders included, must be from 1 to 4194304, but is 1073725449×1")]
    public void Rows_that_are_too_long_are_reported(string attributes, string message) => Reports(attributes, message);

    [Theory]
    [InlineData("Network(8), Flatten, Dense(2)")]
    [InlineData("Network(2, 2, 2), Flatten, Flatten, Dense(2)")]
    [InlineData("Network(2, 4), Flatten, Dense(3, Activation.ReLU), Flatten, Dense(2, Activation.Softmax), Flatten, Loss(LossFunction.CrossEntropy)")]
    [InlineData("Network(2, 4), Flatten, Dense(1, Activation.Sigmoid), Flatten, Loss(LossFunction.BinaryCrossEntropy)")]
    public void Views_may_stand_anywhere(string attributes) => new Project($"[{attributes}] partial class Net;".Insert(0, "using CompiledNet;\n")).Generate().CompilesCleanly();

    [Fact]
    public void The_loss_looks_through_views_at_the_last_activation() => Reports(
        "Network(4), Dense(2, {|CN0007:Activation.Tanh|}), Flatten, Loss(LossFunction.CrossEntropy)",
        "CrossEntropy is computed together with the activation Softmax of the last layer, but 'Dense1' has Tanh; set its activation to Softmax or choose another loss");

    [Fact]
    public void Views_are_numbered_and_named_like_other_layers() => Reports(
        "Network(4), Flatten(Name = \"Dense1\"), {|CN0013:Dense(2)|}, Flatten({|CN0013:Name = \"a b\"|})",
        "'Dense1' cannot be the name of a layer: another layer has that name; choose another name",
        "'a b' cannot be the name of a layer: it is not a valid identifier; choose another name");

    [Fact]
    public void A_view_takes_no_argument_but_a_name_and_an_input() => Reports(
        "Network(4), Flatten({|CN0010:Units = 3|}), Dense(2)",
        "Flatten has no argument 'Units'; its arguments are Name, Input");

    [Fact]
    public void A_view_leaves_its_name_to_members_of_the_user() =>
        new Project("using CompiledNet; [Network(4), Flatten, Dense(2)] partial class Net { public int Flatten1 => 1; }").Generate().CompilesCleanly();

    private static void Reports(string attributes, params string[] messages) => Assertions.Reports(
        $"""
        using CompiledNet;
        [{attributes}]
        partial class Net;
        """,
        messages);
}

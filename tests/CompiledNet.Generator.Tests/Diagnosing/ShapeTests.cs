using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0019, and where views may stand.</summary>
public class ShapeTests
{
    [Fact]
    public void A_dense_layer_on_an_image_is_reported_at_its_attribute() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(28, 28, 1)]
        [{|CN0019:Dense(10, Activation.Softmax)|}]
        [Dense(4)]
        partial class Net;
        """,
        "The input of 'Dense1' has the shape 28×28×1, and a dense layer takes one axis; add [Flatten] before it");

    [Fact]
    public void Axes_of_one_value_are_axes() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(64, 1), {|CN0019:Dense(10, Name = "First")|}]
        partial class Net;
        """,
        "The input of 'First' has the shape 64×1, and a dense layer takes one axis; add [Flatten] before it");

    [Fact]
    public void What_else_is_wrong_is_reported_too() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4, 4), {|CN0019:Dense(10, Activation.Tanh)|}, Dense(2, Activation.ReLU, {|CN0011:Slope = 0.1f|})]
        partial class Net;
        """,
        "The input of 'Dense1' has the shape 4×4, and a dense layer takes one axis; add [Flatten] before it",
        "Slope has no effect with Activation.ReLU, only with Activation.LeakyReLU; remove it");

    [Theory]
    [InlineData("Network(8), Flatten, Dense(2)")]
    [InlineData("Network(2, 2, 2), Flatten, Flatten, Dense(2)")]
    [InlineData("Network(2, 4), Flatten, Dense(3, Activation.ReLU), Flatten, Dense(2, Activation.Softmax), Flatten, Loss(LossFunction.CrossEntropy)")]
    [InlineData("Network(2, 4), Flatten, Dense(1, Activation.Sigmoid), Flatten, Loss(LossFunction.BinaryCrossEntropy)")]
    public void Views_may_stand_anywhere(string attributes) => new Project($"[{attributes}] partial class Net;".Insert(0, "using CompiledNet;\n")).Generate().CompilesCleanly();

    [Fact]
    public void The_loss_looks_through_views_at_the_last_activation() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2, {|CN0007:Activation.Tanh|}), Flatten, Loss(LossFunction.CrossEntropy)]
        partial class Net;
        """,
        "CrossEntropy is computed together with the activation Softmax of the last layer, but 'Dense1' has Tanh; set its activation to Softmax or choose another loss");

    [Fact]
    public void Views_are_numbered_and_named_like_other_layers() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Flatten(Name = "Dense1"), {|CN0013:Dense(2)|}, Flatten({|CN0013:Name = "a b"|})]
        partial class Net;
        """,
        "'Dense1' cannot be the name of a layer: another layer has that name; choose another name",
        "'a b' cannot be the name of a layer: it is not a valid identifier; choose another name");

    [Fact]
    public void A_view_takes_no_argument_but_a_name() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Flatten({|CN0010:Units = 3|}), Dense(2)]
        partial class Net;
        """,
        "Flatten has no argument 'Units'; its arguments are Name");

    [Fact]
    public void A_view_leaves_its_name_to_members_of_the_user() =>
        new Project("using CompiledNet; [Network(4), Flatten, Dense(2)] partial class Net { public int Flatten1 => 1; }").Generate().CompilesCleanly();
}

using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Fixing;

/// <summary>A view that is missing, and fixes of networks that have some.</summary>
public class FlattenFixTests
{
    [Fact]
    public Task A_view_is_added_on_the_line_before() => FixRun.Fixes(
        "CN0031",
        "Add [Flatten]",
        """
        using CompiledNet;
        partial class Outer
        {
            [Network(28, 28, 1)]
            [Dense(10, Activation.Softmax)] // digits
            [Loss(LossFunction.CrossEntropy)]
            public sealed partial class Net;
        }
        """,
        """
        using CompiledNet;
        partial class Outer
        {
            [Network(28, 28, 1)]
            [Flatten]
            [Dense(10, Activation.Softmax)] // digits
            [Loss(LossFunction.CrossEntropy)]
            public sealed partial class Net;
        }
        """);

    [Theory]
    [InlineData("[Network(2, 2), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)] partial class Net;", "[Network(2, 2), Flatten, Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)] partial class Net;")]
    [InlineData("[Network(2, 2)] [Dense(3, Activation.Softmax)] [Loss(LossFunction.CrossEntropy)] partial class Net;", "[Network(2, 2)] [Flatten] [Dense(3, Activation.Softmax)] [Loss(LossFunction.CrossEntropy)] partial class Net;")]
    [InlineData("[Dense(3, Activation.Softmax)] [Network(2, 2), Loss(LossFunction.CrossEntropy)] partial class Net;", "[Flatten]\n[Dense(3, Activation.Softmax)] [Network(2, 2), Loss(LossFunction.CrossEntropy)] partial class Net;")]
    [InlineData("[Network(2, 2), Loss(LossFunction.CrossEntropy)]\r\n\t[CompiledNet.Dense(3, Activation.Softmax)]\r\npartial class Net;", "[Network(2, 2), Loss(LossFunction.CrossEntropy)]\r\n\t[CompiledNet.Flatten]\r\n\t[CompiledNet.Dense(3, Activation.Softmax)]\r\npartial class Net;")]
    public Task A_view_is_added_in_the_style_of_the_layers(string before, string after) => FixRun.Fixes(
        "CN0031", "Add [Flatten]", $"using CompiledNet;\n{before}", $"using CompiledNet;\n{after}");

    [Fact]
    public Task All_networks_of_images_get_their_views() => FixRun.FixesAll(
        "CN0031",
        "Add [Flatten]",
        """
        using CompiledNet;
        [Network(2, 2)]
        [Dense(3, Activation.Softmax)]
        [Loss(LossFunction.CrossEntropy)]
        partial class A;
        [Network(4, 2, 1), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        partial class B;
        """,
        """
        using CompiledNet;
        [Network(2, 2)]
        [Flatten]
        [Dense(3, Activation.Softmax)]
        [Loss(LossFunction.CrossEntropy)]
        partial class A;
        [Network(4, 2, 1), Flatten, Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        partial class B;
        """);

    [Fact]
    public Task The_loss_is_added_behind_a_view() => FixRun.Fixes(
        "CN0202",
        "Add [Loss(LossFunction.CrossEntropy)]",
        "using CompiledNet;\n[Network(4)]\n[Dense(2, Activation.Softmax)]\n[Flatten]\npartial class Net;",
        "using CompiledNet;\n[Network(4)]\n[Dense(2, Activation.Softmax)]\n[Flatten]\n[Loss(LossFunction.CrossEntropy)]\npartial class Net;");

    [Fact]
    public Task The_activation_in_front_of_a_view_is_set_to_fit_the_loss() => FixRun.Fixes(
        "CN0007",
        "Set the activation of 'Dense1' to Softmax",
        "using CompiledNet;\n[Network(4), Dense(2, Activation.LeakyReLU, Slope = 0.1f), Flatten, Loss(LossFunction.CrossEntropy)]\npartial class Net;",
        "using CompiledNet;\n[Network(4), Dense(2, Activation.Softmax), Flatten, Loss(LossFunction.CrossEntropy)]\npartial class Net;");

    [Fact]
    public Task A_linear_layer_leaves_its_bias_to_the_layer_behind_a_view() => FixRun.Fixes(
        "CN0103",
        "Remove 'Dense1'",
        "using CompiledNet;\n[Network(2, 2)]\n[Flatten]\n[Dense(8)]\n[Flatten]\n[Dense(2, UseBias = false)]\npartial class Net;",
        "using CompiledNet;\n[Network(2, 2)]\n[Flatten]\n[Flatten]\n[Dense(2)]\npartial class Net;");

    [Fact]
    public Task A_saturating_row_with_a_view_gets_ReLU_as_a_whole() => FixRun.Fixes(
        "CN0101",
        "Set the activation of the layers in this row to ReLU",
        "using CompiledNet;\n[Network(4), Dense(8, Activation.Tanh), Dense(8, Activation.Tanh), Flatten, Dense(8, Activation.Tanh), Dense(8, Activation.Tanh), Dense(1)]\npartial class Net;",
        "using CompiledNet;\n[Network(4), Dense(8, Activation.ReLU), Dense(8, Activation.ReLU), Flatten, Dense(8, Activation.ReLU), Dense(8, Activation.ReLU), Dense(1)]\npartial class Net;");
}

using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Fixing;

/// <summary>Arguments of layers, and layers as a whole.</summary>
public class LayerFixTests
{
    [Theory]
    [InlineData("Dense(2, Activation.ReLU, Slope = 0.1f)", "Slope", "Dense(2, Activation.ReLU)")]
    [InlineData("Dense(2, Activation.ReLU, Alpha = 2, Name = \"Only\")", "Alpha", "Dense(2, Activation.ReLU, Name = \"Only\")")]
    [InlineData("Dense(2, InitialValue = 1)", "InitialValue", "Dense(2)")]
    [InlineData("Dense(2), Loss(LossFunction.MeanSquaredError, Delta = 1)", "Delta", "Dense(2), Loss(LossFunction.MeanSquaredError)")]
    public Task An_argument_without_effect_is_removed(string before, string argument, string after) => FixRun.Fixes(
        "CN0011", $"Remove {argument}", $"using CompiledNet;\n[Network(4), {before}]\npartial class Net;", $"using CompiledNet;\n[Network(4), {after}]\npartial class Net;");

    [Fact]
    public Task All_arguments_without_effect_are_removed() => FixRun.FixesAll(
        "CN0011",
        "Remove Slope",
        """
        using CompiledNet;
        [Network(4)]
        [Dense(2, Activation.Tanh, Slope = 0.1f, Alpha = 1, UseBias = false)]
        [Dense(2, Activation.Tanh, TanhApproximation = true)]
        partial class Net;
        """,
        """
        using CompiledNet;
        [Network(4)]
        [Dense(2, Activation.Tanh, UseBias = false)]
        [Dense(2, Activation.Tanh)]
        partial class Net;
        """);

    [Fact]
    public Task A_linear_layer_gets_an_activation() => FixRun.Fixes(
        "CN0103",
        "Give 'Hidden' ReLU",
        """
        using CompiledNet;
        [Network(4)]
        [Dense(8, Name = "Hidden")]
        [Dense(2)]
        partial class Net;
        """,
        """
        using CompiledNet;
        [Network(4)]
        [Dense(8, Activation.ReLU, Name = "Hidden")]
        [Dense(2)]
        partial class Net;
        """);

    [Theory]
    [InlineData("[Network(4)]\n[Dense(8)] // wide\n[Dense(2)]\n", "[Network(4)]\n[Dense(2)]\n")]
    [InlineData("[Network(4), Dense(8), Dense(2)]\n", "[Network(4), Dense(2)]\n")]
    [InlineData("[Dense(8), Dense(2), Network(4)]\n", "[Dense(2), Network(4)]\n")]
    [InlineData("[Network(4)] [Dense(8)] [Dense(2)] ", "[Network(4)] [Dense(2)] ")]
    [InlineData("[Network(4)]\n[Dense(\n    8,\n    Activation.Linear)]\n[Dense(2)]\n", "[Network(4)]\n[Dense(2)]\n")]
    [InlineData("[Network(4)]\n[Dense(8)]\n[Dense(2, UseBias = false)]\n", "[Network(4)]\n[Dense(2)]\n")]
    [InlineData("[Network(4)]\n[Dense(8, UseBias = false)]\n[Dense(2, UseBias = false)]\n", "[Network(4)]\n[Dense(2, UseBias = false)]\n")]
    public Task A_linear_layer_leaves_its_work_to_the_next(string before, string after) => FixRun.Fixes(
        "CN0103", "Remove 'Dense1'", $"using CompiledNet;\n{before}partial class Net;", $"using CompiledNet;\n{after}partial class Net;");

    [Fact]
    public Task All_linear_layers_leave_their_work_to_the_last() => FixRun.FixesAll(
        "CN0103",
        "Remove 'Dense1'",
        """
        using CompiledNet;
        [Network(4)]
        [Dense(8)]
        [Dense(16)]
        [Dense(2)]
        partial class A;
        [Network(4), Dense(8), Dense(16), Dense(2)]
        partial class B;
        """,
        """
        using CompiledNet;
        [Network(4)]
        [Dense(2)]
        partial class A;
        [Network(4), Dense(2)]
        partial class B;
        """);

    [Fact]
    public Task All_linear_layers_get_an_activation() => FixRun.FixesAll(
        "CN0103",
        "Give 'Dense1' ReLU",
        """
        using CompiledNet;
        [Network(4), Dense(8), Dense(16, Activation.Linear), Dense(2)]
        partial class Net;
        """,
        """
        using CompiledNet;
        [Network(4), Dense(8, Activation.ReLU), Dense(16, Activation.ReLU), Dense(2)]
        partial class Net;
        """);

    [Theory]
    [InlineData("CN0104", "Dense(8, Activation.ReLU, Initializer = Initializer.GlorotNormal), Dense(2)", "ReLU: HeNormal", "Dense(8, Activation.ReLU), Dense(2)")]
    [InlineData("CN0104", "Dense(8, Activation.SELU, Initializer = Initializer.HeNormal, UseBias = false), Dense(2)", "SELU: LeCunNormal", "Dense(8, Activation.SELU, UseBias = false), Dense(2)")]
    [InlineData("CN0105", "Dense(8, Activation.Tanh, InitialValue = 0.5f, Initializer = Initializer.Constant), Dense(2, Initializer = Initializer.Zeros)", "Tanh: GlorotUniform", "Dense(8, Activation.Tanh), Dense(2, Initializer = Initializer.Zeros)")]
    public Task The_initializer_is_left_to_the_activation(string id, string before, string offer, string after) => FixRun.Fixes(
        id, $"Use the initializer of {offer}", $"using CompiledNet;\n[Network(4), {before}]\npartial class Net;", $"using CompiledNet;\n[Network(4), {after}]\npartial class Net;");

    [Fact]
    public Task All_initializers_are_left_to_the_activations() => FixRun.FixesAll(
        "CN0104",
        "Use the initializer of Tanh: GlorotUniform",
        """
        using CompiledNet;
        [Network(4), Dense(8, Activation.Tanh, Initializer = Initializer.HeNormal), Dense(8, Activation.ReLU, Initializer = Initializer.LeCunNormal), Dense(2)]
        partial class Net;
        """,
        """
        using CompiledNet;
        [Network(4), Dense(8, Activation.Tanh), Dense(8, Activation.ReLU), Dense(2)]
        partial class Net;
        """);

    [Theory]
    [InlineData("33", "Use 32 units", "32")]
    [InlineData("33", "Use 48 units", "48")]
    [InlineData("units: 5", "Use 4 units", "units: 4")]
    [InlineData("0x11", "Use 16 units", "16")]
    public Task A_size_is_rounded_to_whole_vectors(string before, string title, string after) => FixRun.Fixes(
        "CN0201", title, $"using CompiledNet;\n[Network(4), Dense({before}, activation: Activation.ReLU), Dense(2)]\npartial class Net;", $"using CompiledNet;\n[Network(4), Dense({after}, activation: Activation.ReLU), Dense(2)]\npartial class Net;");

    [Fact]
    public async Task A_size_that_is_no_number_has_its_reason() => Assert.Empty(await FixRun.Titles(
        "CN0201",
        """
        using CompiledNet;
        [Network(4), Dense(16 + 1, Activation.ReLU), Dense(2)]
        partial class Net;
        """));

    [Fact]
    public Task All_sizes_are_rounded_to_whole_vectors() => FixRun.FixesAll(
        "CN0201",
        "Use 32 units",
        """
        using CompiledNet;
        [Network(4), Dense(33, Activation.ReLU), Dense(18, Activation.ReLU), Dense(2)]
        partial class Net;
        """,
        """
        using CompiledNet;
        [Network(4), Dense(32, Activation.ReLU), Dense(16, Activation.ReLU), Dense(2)]
        partial class Net;
        """);

    [Fact]
    public Task A_saturating_row_gets_ReLU() => FixRun.Fixes(
        "CN0101",
        "Set the activation of the layers in this row to ReLU",
        """
        using CompiledNet;
        [Network(4)]
        [Dense(8, Activation.Tanh)]
        [Dense(8, Activation.Sigmoid, Name = "Second")]
        [Dense(8, Activation.Tanh)]
        [Dense(8, Activation.Tanh)]
        [Dense(2, Activation.Tanh)]
        partial class Net;
        """,
        """
        using CompiledNet;
        [Network(4)]
        [Dense(8, Activation.ReLU)]
        [Dense(8, Activation.ReLU, Name = "Second")]
        [Dense(8, Activation.ReLU)]
        [Dense(8, Activation.ReLU)]
        [Dense(2, Activation.Tanh)]
        partial class Net;
        """);

    [Fact]
    public Task One_unit_gets_a_sigmoid_and_its_loss() => FixRun.Fixes(
        "CN0102",
        "Set the activation to Sigmoid",
        """
        using CompiledNet;
        [Network(4)]
        [Dense(1, Activation.Softmax)]
        [Loss(LossFunction.CrossEntropy)]
        partial class Net;
        """,
        """
        using CompiledNet;
        [Network(4)]
        [Dense(1, Activation.Sigmoid)]
        [Loss(LossFunction.BinaryCrossEntropy)]
        partial class Net;
        """);

    [Fact]
    public Task All_layers_of_one_unit_get_a_sigmoid() => FixRun.FixesAll(
        "CN0102",
        "Set the activation to Sigmoid",
        """
        using static CompiledNet.Activation;
        [CompiledNet.Network(4), CompiledNet.Dense(1, Softmax), CompiledNet.Dense(1, Softmax), CompiledNet.Loss(CompiledNet.LossFunction.CrossEntropy)]
        partial class Net;
        """,
        """
        using static CompiledNet.Activation;
        [CompiledNet.Network(4), CompiledNet.Dense(1, Sigmoid), CompiledNet.Dense(1, Sigmoid), CompiledNet.Loss(CompiledNet.LossFunction.BinaryCrossEntropy)]
        partial class Net;
        """);

    [Theory]
    [InlineData("Linear")]
    [InlineData("Softplus")]
    public Task ReLU_outputs_get_an_activation_that_keeps_learning(string activation) => FixRun.Fixes(
        "CN0107",
        $"Set the activation to {activation}",
        "using CompiledNet;\n[Network(4), Dense(2, Activation.ReLU), Loss(LossFunction.Huber)]\npartial class Net;",
        $"using CompiledNet;\n[Network(4), Dense(2, Activation.{activation}), Loss(LossFunction.Huber)]\npartial class Net;");
}

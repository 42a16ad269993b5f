using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Fixing;

/// <summary>A loss that is missing, and one that does not fit.</summary>
public class LossFixTests
{
    [Theory]
    [InlineData("Dense(10, Activation.Softmax)", "CrossEntropy")]
    [InlineData("Dense(1, Activation.Sigmoid)", "BinaryCrossEntropy")]
    [InlineData("Dense(1)", "MeanSquaredError")]
    public Task The_fitting_loss_is_added_behind_the_last_layer(string layer, string loss) => FixRun.Fixes(
        "CN0202",
        $"Add [Loss(LossFunction.{loss})]",
        $$"""
        using CompiledNet;
        class Outer
        {
            // a network
            [Network(64)]
            [{{layer}}] // its outputs
            public sealed partial class Net;
        }
        """,
        $$"""
        using CompiledNet;
        class Outer
        {
            // a network
            [Network(64)]
            [{{layer}}] // its outputs
            [Loss(LossFunction.{{loss}})]
            public sealed partial class Net;
        }
        """);

    [Theory]
    [InlineData("[Network(64), Dense(1)] partial class Net;", "[Network(64), Dense(1), Loss(LossFunction.MeanSquaredError)] partial class Net;")]
    [InlineData("[Network(64)] [Dense(1)] partial class Net;", "[Network(64)] [Dense(1)] [Loss(LossFunction.MeanSquaredError)] partial class Net;")]
    [InlineData("[Dense(1)] [Network(64)] partial class Net;", "[Dense(1)] [Loss(LossFunction.MeanSquaredError)] [Network(64)] partial class Net;")]
    [InlineData("[CompiledNet.Network(64), CompiledNet.Dense(1)] partial class Net;", "[CompiledNet.Network(64), CompiledNet.Dense(1), CompiledNet.Loss(CompiledNet.LossFunction.MeanSquaredError)] partial class Net;")]
    [InlineData("[global::CompiledNet.Network(64)]\r\n[global::CompiledNet.Dense(1)]\r\npartial class Net;", "[global::CompiledNet.Network(64)]\r\n[global::CompiledNet.Dense(1)]\r\n[global::CompiledNet.Loss(global::CompiledNet.LossFunction.MeanSquaredError)]\r\npartial class Net;")]
    public Task A_loss_is_added_in_the_style_of_the_layers(string before, string after) => FixRun.Fixes(
        "CN0202", "Add [Loss(LossFunction.MeanSquaredError)]", $"using CompiledNet;\n{before}", $"using CompiledNet;\n{after}");

    [Fact]
    public Task All_networks_without_a_loss_get_theirs() => FixRun.FixesAll(
        "CN0202",
        "Add [Loss(LossFunction.MeanSquaredError)]",
        """
        using CompiledNet;
        [Network(64)]
        [Dense(1)]
        partial class A;
        [Network(64), Dense(2, Activation.Softmax)]
        partial class B;
        """,
        """
        using CompiledNet;
        [Network(64)]
        [Dense(1)]
        [Loss(LossFunction.MeanSquaredError)]
        partial class A;
        [Network(64), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        partial class B;
        """);

    [Theory]
    [InlineData("Dense(2, Activation.Sigmoid)", "CrossEntropy", "Dense(2, Activation.Softmax)")]
    [InlineData("Dense(2, Name = \"Output\")", "CrossEntropy", "Dense(2, Activation.Softmax, Name = \"Output\")")]
    [InlineData("Dense(units: 2)", "CrossEntropy", "Dense(units: 2, activation: Activation.Softmax)")]
    [InlineData("Dense(2, activation: Activation.LeakyReLU, UseBias = false, Slope = 0.1f)", "CrossEntropy", "Dense(2, activation: Activation.Softmax, UseBias = false)")]
    [InlineData("Dense(2, (Activation)1)", "CrossEntropy", "Dense(2, Activation.Softmax)")]
    [InlineData("CompiledNet.Dense(2)", "BinaryCrossEntropy", "CompiledNet.Dense(2, CompiledNet.Activation.Sigmoid)")]
    [InlineData("Dense(2, CompiledNet.Activation.ReLU)", "BinaryCrossEntropy", "Dense(2, CompiledNet.Activation.Sigmoid)")]
    public Task The_last_activation_is_set_to_what_the_loss_is_computed_with(string before, string loss, string after) => FixRun.Fixes(
        "CN0007",
        $"Set the activation of '{(before.Contains("Output", StringComparison.Ordinal) ? "Output" : "Dense2")}' to {(loss == "CrossEntropy" ? "Softmax" : "Sigmoid")}",
        $"using CompiledNet;\n[Network(64), Dense(8, Activation.ReLU), {before}, Loss(LossFunction.{loss})]\npartial class Net;",
        $"using CompiledNet;\n[Network(64), Dense(8, Activation.ReLU), {after}, Loss(LossFunction.{loss})]\npartial class Net;");

    [Theory]
    [InlineData("Dense(1, Activation.Sigmoid), Loss(LossFunction.CrossEntropy)", "BinaryCrossEntropy", "Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)")]
    [InlineData("Dense(3, Activation.Softmax), Loss(LossFunction.BinaryCrossEntropy)", "CrossEntropy", "Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)")]
    [InlineData("Dense(3), Loss(function: LossFunction.CrossEntropy)", "MeanSquaredError", "Dense(3), Loss(function: LossFunction.MeanSquaredError)")]
    public Task The_loss_is_set_to_what_fits_the_last_activation(string before, string loss, string after) => FixRun.Fixes(
        "CN0007", $"Set the loss to {loss}", $"using CompiledNet;\n[Network(64), {before}]\npartial class Net;", $"using CompiledNet;\n[Network(64), {after}]\npartial class Net;");

    [Fact]
    public Task All_activations_are_set_to_what_their_losses_are_computed_with() => FixRun.FixesAll(
        "CN0007",
        "Set the activation of 'Dense1' to Softmax",
        """
        using CompiledNet;
        [Network(64), Dense(3), Loss(LossFunction.CrossEntropy)] partial class A;
        [Network(64), Dense(1, Activation.Tanh), Loss(LossFunction.BinaryCrossEntropy)] partial class B;
        """,
        """
        using CompiledNet;
        [Network(64), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)] partial class A;
        [Network(64), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)] partial class B;
        """);

    [Fact]
    public Task Cross_entropy_is_set_behind_a_softmax() => FixRun.Fixes(
        "CN0106",
        "Set the loss to CrossEntropy",
        """
        using CompiledNet;
        [Network(64), Dense(3, Activation.Softmax)]
        [Loss(LossFunction.Huber, Delta = 2)]
        partial class Net;
        """,
        """
        using CompiledNet;
        [Network(64), Dense(3, Activation.Softmax)]
        [Loss(LossFunction.CrossEntropy)]
        partial class Net;
        """);

    [Fact]
    public Task Cross_entropy_is_set_behind_every_softmax() => FixRun.FixesAll(
        "CN0106",
        "Set the loss to CrossEntropy",
        """
        using CompiledNet;
        [Network(64), Dense(3, Activation.Softmax), Loss(LossFunction.MeanSquaredError)] partial class A;
        [Network(64), Dense(3, Activation.Softmax), Loss(LossFunction.MeanAbsoluteError)] partial class B;
        """,
        """
        using CompiledNet;
        [Network(64), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)] partial class A;
        [Network(64), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)] partial class B;
        """);
}

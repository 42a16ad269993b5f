using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Declaring;

/// <summary>Rules look through layers that only show values under another shape.</summary>
public class ViewTests
{
    [Fact]
    public Task A_row_of_saturating_layers_goes_on_behind_a_view() => Findings.Of(
        """
        using CompiledNet;
        [Network(4, 2), Flatten, Dense(16, {|CN0101:Activation.Tanh|}), Flatten, Dense(16, Activation.Tanh), Dense(16, Activation.Tanh), Flatten, Dense(16, Activation.Tanh), Dense(1)]
        partial class Net;
        """,
        "'Dense1' is the first of 4 consecutive hidden layers with saturating activations; each makes the gradient smaller, so that this layer hardly learns; use ReLU or a similar activation in hidden layers, or use fewer of them");

    [Fact]
    public Task The_last_layer_that_computes_is_not_hidden_by_a_view() => Findings.None(
        """
        using CompiledNet;
        [Network(8), Dense(16, Activation.Tanh), Dense(16, Activation.Tanh), Dense(16, Activation.Tanh), Dense(33, Activation.Tanh), Flatten]
        partial class Net;
        """);

    [Fact]
    public Task Outputs_are_those_of_the_last_layer_that_computes() => Findings.Of(
        """
        using CompiledNet;
        [Network(8), Dense(16, Activation.ReLU), Dense(2, {|CN0107:Activation.ReLU|}), Flatten, Loss(LossFunction.MeanSquaredError)]
        partial class Net;
        """,
        "An output of 'Dense2' whose pre-activation z is negative for every row gets no gradient and stays 0; use Linear, or Softplus where outputs must be positive");

    [Fact]
    public Task Softmax_is_seen_through_a_view() => Findings.Of(
        """
        using CompiledNet;
        [Network(8), Dense(2, Activation.Softmax), Flatten, Loss({|CN0106:LossFunction.MeanSquaredError|})]
        partial class Net;
        """,
        "MeanSquaredError after a softmax has almost no gradient where the network is confident and wrong, so that it hardly learns there; use LossFunction.CrossEntropy");

    [Fact]
    public Task Equal_weights_behind_a_view_are_equal_weights() => Findings.Of(
        """
        using CompiledNet;
        [Network(8), Dense(16, Activation.Tanh, {|CN0105:Initializer = Initializer.Zeros|}), Flatten, Dense(2, Initializer = Initializer.Constant, InitialValue = 0.5f)]
        partial class Net;
        """,
        "The weights of 'Dense1' are all equal, and those of 'Dense2' after it too, so that its 16 units stay equal forever; omit the initializer, so that the weights are drawn at random");

    [Fact]
    public Task The_largest_layer_is_one_with_parameters() => Findings.Of(
        """
        using CompiledNet;
        [Network(1024, 1024), Flatten, Dense({|CN0108:16|}, Activation.ReLU), Flatten, Dense(1)]
        partial class Net;
        """,
        "The 16,777,249 parameters of 'Net' take 64 MB, more than a last-level cache of 32 MB, so that every call reads them from memory; most are in 'Dense1', where fewer units would help");
}

using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0010, CN0011, CN0012, CN0014: the arguments of attributes.</summary>
public class ArgumentTests
{
    private const string Activations = "Linear, ReLU, LeakyReLU, Sigmoid, Tanh, Softmax, ELU, SELU, GELU, SiLU, Softplus, HardSigmoid, HardTanh, HardSwish, Mish, Softsign, ReLU6, LogSoftmax, PReLU";

    [Theory]
    [InlineData("Network(4, {|CN0010:Fused = true|}), Dense(2)", "Network", "Fused", "IndexInputs, Weights, Streaming, FusedMultiplyAdd")]
    [InlineData("Network(4), Dense(2, {|CN0010:Bias = false|})", "Dense", "Bias", "Name, Input, UseBias, Initializer, InitialValue, Slope, Alpha, TanhApproximation")]
    [InlineData("Network(4), Dense(2), Loss(LossFunction.Huber, {|CN0010:delta = 2|})", "Loss", "delta", "Delta, Quantile, Gamma, LabelSmoothing")]
    [InlineData("Network(4), Dense({|CN0010:Units = 2|})", "Dense", "Units", "Name, Input, UseBias, Initializer, InitialValue, Slope, Alpha, TanhApproximation")]
    public void An_unknown_argument_is_reported_where_it_stands(string attributes, string attribute, string argument, string known) => Assertions.Reports(
        $"""
        using CompiledNet;
        [{attributes}]
        partial class Net;
        """,
        $"{attribute} has no argument '{argument}'; its arguments are {known}");

    [Theory]
    [InlineData("Activation.ReLU, {|CN0011:Slope = 0.1f|}", "Slope", "ReLU", "LeakyReLU")]
    [InlineData("Activation.ELU, {|CN0011:Slope = 0.1f|}", "Slope", "ELU", "LeakyReLU")]
    [InlineData("Activation.LeakyReLU, {|CN0011:Alpha = 1|}", "Alpha", "LeakyReLU", "ELU")]
    [InlineData("Activation.SELU, {|CN0011:Alpha = 1|}", "Alpha", "SELU", "ELU")]
    [InlineData("Activation.Tanh, {|CN0011:TanhApproximation = true|}", "TanhApproximation", "Tanh", "GELU")]
    [InlineData("{|CN0011:TanhApproximation = false|}", "TanhApproximation", "Linear", "GELU")]
    public void An_argument_of_another_activation_is_reported_where_it_stands(string arguments, string argument, string activation, string owner) => Assertions.Reports(
        $"""
        using CompiledNet;
        [Network(4), Dense(2, {arguments})]
        partial class Net;
        """,
        $"{argument} has no effect with Activation.{activation}, only with Activation.{owner}; remove it");

    [Theory]
    [InlineData("Activation.ReLU, {|CN0011:InitialValue = 1|}", "HeNormal")]
    [InlineData("Activation.ReLU, Initializer = Initializer.Zeros, {|CN0011:InitialValue = 1|}", "Zeros")]
    public void An_initial_value_without_constant_initializer_is_reported_where_it_stands(string arguments, string initializer) => Assertions.Reports(
        $"""
        using CompiledNet;
        [Network(4), Dense(2, {arguments})]
        partial class Net;
        """,
        $"InitialValue has no effect with Initializer.{initializer}, only with Initializer.Constant; remove it");

    [Theory]
    [InlineData("GRU(2, {|CN0011:InitialValue = 1|})", "InitialValue has no effect with Initializer.GlorotUniform, only with Initializer.Constant; remove it")]
    [InlineData("SimpleRNN(2, {|CN0011:RecurrentInitialValue = 1|})", "RecurrentInitialValue has no effect with Initializer.LeCunNormal, only with Initializer.Constant; remove it")]
    [InlineData("LSTM(2, RecurrentInitializer = Initializer.Constant, {|CN0012:RecurrentInitialValue = float.NaN|})", "RecurrentInitialValue must be finite, but is NaN")]
    [InlineData("LSTM(2, {|CN0012:ForgetBias = float.PositiveInfinity|})", "ForgetBias must be finite, but is Infinity")]
    [InlineData("GRU(2, {|CN0010:ForgetBias = 1f|})", "GRU has no argument 'ForgetBias'; its arguments are Name, Input, ReturnSequences, GoBackwards, ResetAfter, Initializer, InitialValue, RecurrentInitializer, RecurrentInitialValue")]
    public void What_a_recurrent_layer_cannot_start_with_is_reported_where_it_stands(string layer, string message) => Assertions.Reports(
        $"""
        using CompiledNet;
        [Network(4, 3), {layer}]
        partial class Net;
        """,
        message);

    [Theory]
    [InlineData("LeakyReLU, {|CN0012:Slope = -0.1f|}", "Slope must be from 0 to 1, but is -0.1")]
    [InlineData("LeakyReLU, {|CN0012:Slope = 1.5f|}", "Slope must be from 0 to 1, but is 1.5")]
    [InlineData("LeakyReLU, {|CN0012:Slope = float.NaN|}", "Slope must be from 0 to 1, but is NaN")]
    [InlineData("LeakyReLU, {|CN0012:Slope = 0f / 0f|}", "Slope must be from 0 to 1, but is NaN")]
    [InlineData("ELU, {|CN0012:Alpha = 0|}", "Alpha must be finite and greater than 0, but is 0")]
    [InlineData("ELU, {|CN0012:Alpha = float.NaN|}", "Alpha must be finite and greater than 0, but is NaN")]
    [InlineData("ELU, {|CN0012:Alpha = float.PositiveInfinity|}", "Alpha must be finite and greater than 0, but is Infinity")]
    [InlineData("ReLU, Initializer = Initializer.Constant, {|CN0012:InitialValue = float.NaN|}", "InitialValue must be finite, but is NaN")]
    [InlineData("ReLU, Initializer = Initializer.Constant, {|CN0012:InitialValue = float.NegativeInfinity|}", "InitialValue must be finite, but is -Infinity")]
    public void A_value_that_is_out_of_range_is_reported_where_it_stands(string arguments, string message) => Assertions.Reports(
        $"""
        using CompiledNet;
        [Network(4), Dense(2, Activation.{arguments})]
        partial class Net;
        """,
        message);

    [Theory]
    [InlineData("LeakyReLU, Slope = 0")]
    [InlineData("LeakyReLU, Slope = 1")]
    [InlineData("LeakyReLU, Slope = 1e-45f")]
    [InlineData("ELU, Alpha = float.MaxValue")]
    [InlineData("ELU, Alpha = float.Epsilon")]
    [InlineData("GELU, TanhApproximation = true")]
    [InlineData("GELU, TanhApproximation = false")]
    [InlineData("ReLU, Initializer = Initializer.Constant")]
    [InlineData("ReLU, Initializer = Initializer.Constant, InitialValue = -3.4028235e38f")]
    [InlineData("ReLU, Initializer = Initializer.Constant, InitialValue = -0f")]
    public void Values_at_the_ends_of_their_range_are_accepted(string arguments) => new Project(
        $"""
        using CompiledNet;
        [Network(4), Dense(2, Activation.{arguments})]
        partial class Net;
        """).Generate().CompilesCleanly();

    [Theory]
    [InlineData("(Activation)99", "99")]
    [InlineData("(Activation)(-1)", "-1")]
    [InlineData("(Activation)int.MaxValue", "2147483647")]
    [InlineData("activation: (Activation)19", "19")]
    public void An_unknown_activation_is_reported_where_it_stands(string activation, string value) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network(4), Dense(2, {|CN0014:{{activation}}|})]
        partial class Net;
        """,
        $"'{value}' is not a valid Activation; choose one of {Activations}");

    [Fact]
    public void An_unknown_initializer_is_reported_where_it_stands() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2, {|CN0014:Initializer = (Initializer)42|})]
        partial class Net;
        """,
        "'42' is not a valid Initializer; choose one of Automatic, HeNormal, HeUniform, GlorotNormal, GlorotUniform, LeCunNormal, Zeros, Constant");

    [Fact]
    public void Everything_that_is_wrong_with_one_layer_is_reported_at_once() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense({|CN0005:0|}, Activation.LeakyReLU, {|CN0012:Slope = 2|}, {|CN0011:Alpha = 2|}, {|CN0013:Name = "a b"|})]
        partial class Net;
        """,
        "The number of units must be from 1 to 32768, but is 0",
        "Slope must be from 0 to 1, but is 2",
        "Alpha has no effect with Activation.LeakyReLU, only with Activation.ELU; remove it",
        "'a b' cannot be the name of a layer: it is not a valid identifier; choose another name");

    [Theory]
    [InlineData("Network, Dense(2)")]
    [InlineData("Network(), Dense(2)")]
    [InlineData("Network(4), Dense")]
    [InlineData("Network(4), Dense()")]
    [InlineData("Network(4), Dense(2), Loss")]
    [InlineData("Network(4), Dense(2), Loss()")]
    [InlineData("Network(\"4\"), Dense(2)")]
    [InlineData("Network(4.5), Dense(2)")]
    [InlineData("Network(4), Dense(Activation.ReLU, 2)")]
    [InlineData("Network(4), Dense(2, Activation.Relu)")]
    [InlineData("Network(4), Dense(2, 1)")]
    [InlineData("Network(4), Dense(2, null)")]
    [InlineData("Network(4), Dense(2, Name = 3)")]
    [InlineData("Network(4), Dense(2, Initializer = 3)")]
    [InlineData("Network(4), Dense(units: 2, units: 3)")]
    [InlineData("Network(4), Dense(2, Activation.LeakyReLU, Slope = 0.1f, Slope = 0.2f)")]
    [InlineData("Network(4, null), Dense(2)")]
    [InlineData("Network(4, 5, new int[1]), Flatten, Dense(2)")]
    [InlineData("Network(4, 5, 6L), Flatten, Dense(2)")]
    [InlineData("Network(4, 5, missing), Flatten, Dense(2)")]
    [InlineData("Network(4, others: new[] { 5 }), Flatten, Dense(2)")]
    [InlineData("Network(4), Flatten(3), Dense(2)")]
    [InlineData("Network(new int[0]), Dense(2)")]
    [InlineData("Network(inputs), Dense(units)")]
    [InlineData("Network(int.MaxValue + 1), Dense(2)")]
    [InlineData("Network(4), Dense(2, (Activation)1e10)")]
    [InlineData("Network(4), Dense(2, Activation.LeakyReLU, Slope = 0.1)")]
    public void What_the_compiler_cannot_bind_is_left_to_it(string attributes)
    {
        Outcome outcome = new Project(
            $"""
            using CompiledNet;
            [{attributes}]
            partial class Net;
            """).Generate();

        Assert.Null(outcome.Exception);
        Assert.Empty(outcome.Reports);
        Assert.Empty(outcome.BrokenGeneratedCode);
        Assert.NotEmpty(outcome.Problems);
    }
}

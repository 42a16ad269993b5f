using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0006, CN0007, and the δ of a loss.</summary>
public class LossTests
{
    [Fact]
    public void A_second_loss_is_reported_at_its_attribute()
    {
        Outcome outcome = Assertions.Reports(
            """
            using CompiledNet;
            [Network(4)]
            [Dense(2)]
            [Loss(LossFunction.MeanSquaredError)]
            [{|CN0006:Loss(LossFunction.Huber)|}]
            partial class Net;
            """,
            "'Net' already has a loss; remove this one or the other");

        // The compiler says so too: the attribute allows one.
        Assert.Contains(outcome.Problems, problem => problem.Id == "CS0579");
    }

    [Fact]
    public void Each_further_loss_is_reported() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2), Loss(LossFunction.Huber), {|CN0006:Loss(LossFunction.Huber)|}, {|CN0006:Loss(LossFunction.Huber)|}]
        partial class Net;
        """,
        "'Net' already has a loss; remove this one or the other",
        "'Net' already has a loss; remove this one or the other");

    [Theory]
    [InlineData("Activation.Sigmoid", "CrossEntropy", "Softmax", "Sigmoid")]
    [InlineData("Activation.Linear", "CrossEntropy", "Softmax", "Linear")]
    [InlineData("Activation.Softmax", "BinaryCrossEntropy", "Sigmoid", "Softmax")]
    [InlineData("activation: Activation.Tanh", "BinaryCrossEntropy", "Sigmoid", "Tanh")]
    public void A_last_activation_that_the_loss_does_not_fit_is_reported_at_the_activation(string activation, string loss, string needed, string found) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network(4)]
        [Dense(3, Activation.{{needed}})]
        [Dense(2, {|CN0007:{{activation}}|}, Name = "Output")]
        [Loss(LossFunction.{{loss}})]
        partial class Net;
        """,
        $"{loss} is computed together with the activation {needed} of the last layer, but 'Output' has {found}; set its activation to {needed} or choose another loss");

    [Fact]
    public void A_missing_activation_that_the_loss_needs_is_reported_at_the_layer() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4)]
        [{|CN0007:Dense(2)|}]
        [Loss(LossFunction.CrossEntropy)]
        partial class Net;
        """,
        "CrossEntropy is computed together with the activation Softmax of the last layer, but 'Dense1' has Linear; set its activation to Softmax or choose another loss");

    [Fact]
    public void A_loss_is_held_against_the_last_layer_wherever_it_stands() => new Project(
        """
        using CompiledNet;
        [Loss(LossFunction.CrossEntropy)]
        [Dense(3)]
        [Network(4)]
        [Dense(2, Activation.Softmax)]
        partial class Net;
        """).Generate().CompilesCleanly();

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("float.NaN", "NaN")]
    [InlineData("float.PositiveInfinity", "Infinity")]
    [InlineData("1f / -3f", "-0.33333334")]
    public void A_delta_that_is_out_of_range_is_reported_at_the_argument(string delta, string? shown = null) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network(4), Dense(2), Loss(LossFunction.Huber, {|CN0012:Delta = {{delta}}|})]
        partial class Net;
        """,
        $"Delta must be finite and greater than 0, but is {shown ?? delta}");

    [Theory]
    [InlineData("Dense(2), Loss(LossFunction.Quantile", "Quantile", "1", "Quantile must be greater than 0 and less than 1, but is 1")]
    [InlineData("Dense(2, Activation.Sigmoid), Loss(LossFunction.BinaryFocalCrossEntropy", "Gamma", "-1", "Gamma must be finite and at least 0, but is -1")]
    [InlineData("Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy", "LabelSmoothing", "1", "LabelSmoothing must be at least 0 and less than 1, but is 1")]
    public void An_argument_that_is_out_of_range_is_reported_at_the_argument(string loss, string name, string value, string message) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network(4), {{loss}}, {|CN0012:{{name}} = {{value}}|})]
        partial class Net;
        """,
        message);

    [Fact]
    public void A_delta_without_effect_is_reported_at_the_argument() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2), Loss(LossFunction.MeanAbsoluteError, {|CN0011:Delta = 1|})]
        partial class Net;
        """,
        "Delta has no effect with LossFunction.MeanAbsoluteError, only with LossFunction.Huber; remove it");

    [Fact]
    public void An_unknown_loss_is_reported_at_the_argument() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2), Loss({|CN0014:(LossFunction)(-1)|})]
        partial class Net;
        """,
        "'-1' is not a valid LossFunction; choose one of MeanSquaredError, MeanAbsoluteError, Huber, BinaryCrossEntropy, CrossEntropy, LogCosh, Quantile, Hinge, BinaryFocalCrossEntropy, KLDivergence");
}

using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0012 and CN0022, of layers beside dense ones.</summary>
public class LayerArgumentTests
{
    [Theory]
    [InlineData("Dropout({|CN0012:1f|})", "The rate must be at least 0 and below 1, but is 1")]
    [InlineData("Dropout({|CN0012:-0.1f|})", "The rate must be at least 0 and below 1, but is -0.1")]
    [InlineData("Dropout({|CN0012:rate: float.NaN|})", "The rate must be at least 0 and below 1, but is NaN")]
    [InlineData("BatchNorm({|CN0012:Momentum = 1.5f|})", "Momentum must be from 0 to 1, but is 1.5")]
    [InlineData("BatchNorm({|CN0012:Momentum = float.NaN|})", "Momentum must be from 0 to 1, but is NaN")]
    [InlineData("BatchNorm({|CN0012:Epsilon = 0|})", "Epsilon must be finite and greater than 0, but is 0")]
    [InlineData("LayerNorm({|CN0012:Epsilon = -1e-5f|})", "Epsilon must be finite and greater than 0, but is -1E-05")]
    [InlineData("LayerNorm({|CN0012:Epsilon = float.PositiveInfinity|})", "Epsilon must be finite and greater than 0, but is Infinity")]
    [InlineData("LayerNorm({|CN0010:Momentum = 0.1f|})", "LayerNorm has no argument 'Momentum'; its arguments are Name, Input, Epsilon")]
    [InlineData("Activation(Activation.PReLU, {|CN0011:Slope = 0.1f|})", "Slope has no effect with Activation.PReLU, only with Activation.LeakyReLU; remove it")]
    [InlineData("Activation({|CN0014:(Activation)99|})", "'99' is not a valid Activation; choose one of Linear, ReLU, LeakyReLU, Sigmoid, Tanh, Softmax, ELU, SELU, GELU, SiLU, Softplus, HardSigmoid, HardTanh, HardSwish, Mish, Softsign, ReLU6, LogSoftmax, PReLU")]
    public void An_argument_that_cannot_be_is_reported_where_it_stands(string layer, string message) => Reports($"Network(8), Dense(4), {layer}, Dense(2)", message);

    [Theory]
    [InlineData("Dropout(0f)")]
    [InlineData("Dropout(0.99f)")]
    [InlineData("Dropout(1 / 2f)")]
    [InlineData("BatchNorm(Momentum = 0f, Epsilon = 1e-45f)")]
    [InlineData("BatchNorm(Momentum = 1)")]
    [InlineData("LayerNorm(Epsilon = 1)")]
    public void Values_at_the_ends_of_their_range_are_accepted(string layer) => Assert.Equal(3, Models.Of($"Network(8), Dense(4), {layer}, Dense(2)").Layers.Count);

    [Theory]
    [InlineData("Network(8), Dense(4, {|CN0022:Activation.PReLU|}), Dense(2)", "Dense1")]
    [InlineData("Network(8, 2), Conv1D(4, 3, {|CN0022:Activation.PReLU|}, Name = \"First\")", "First")]
    public void An_activation_with_slopes_of_its_own_is_reported_where_it_stands(string attributes, string layer) => Reports(
        attributes,
        $"Activation.PReLU has slopes that are learnt, and stands in a layer of its own; remove it from '{layer}' and add [Activation(Activation.PReLU)] after it");

    [Theory]
    [InlineData("Network(4, 4, 1), Conv2D")]
    [InlineData("Network(4, 4, 1), Conv2D(3)")]
    [InlineData("Network(4, 4, 1), Conv2D(3, Activation.ReLU)")]
    [InlineData("Network(4, 4, 1), Conv2D(3, 3, 3, 3)")]
    [InlineData("Network(4, 4, 1), MaxPool2D")]
    [InlineData("Network(4, 4, 1), MaxPool2D(2, Padding = 1)")]
    [InlineData("Network(4), Dense(2), Dropout")]
    [InlineData("Network(4), Dense(2), Dropout(0.5)")]
    [InlineData("Network(4), Dense(2), Add")]
    [InlineData("Network(4), Dense(2), Add(null)")]
    [InlineData("Network(4), Dense(2), Concat(null, 3)")]
    [InlineData("Network(4), Dense(2), Activation")]
    [InlineData("Network(4), Reshape(2, missing)")]
    [InlineData("Network(4, IndexInputs = 0), Dense(2)")]
    [InlineData("Network(4, IndexInputs = new[] { missing }), Dense(2)")]
    [InlineData("Network(4), Embedding(3)")]
    [InlineData("Network(4), Dense(2, Input = 3)")]
    public void What_the_compiler_cannot_bind_breaks_nothing(string attributes)
    {
        Outcome outcome = new Project($"using CompiledNet;\n[{attributes}]\npartial class Net;").Generate();

        Assert.Null(outcome.Exception);
        Assert.Empty(outcome.BrokenGeneratedCode);
        Assert.NotEmpty(outcome.Problems);
    }

    private static void Reports(string attributes, params string[] messages) => Assertions.Reports(
        $"""
        using CompiledNet;
        [{attributes}]
        partial class Net;
        """,
        messages);
}

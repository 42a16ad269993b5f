using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0013: the names of layers, which become properties.</summary>
public class LayerNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("2nd")]
    [InlineData("a b")]
    [InlineData("a-b")]
    [InlineData("a.b")]
    [InlineData("@class")]
    [InlineData("a\\nb")]
    [InlineData("\\\"; //")]
    [InlineData("\\ud83d\\ude00")]
    [InlineData("a\\u200db")]
    public void What_is_not_an_identifier_is_reported_at_the_argument(string name) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network(4), Dense(2, {|CN0013:Name = "{{name}}"|})]
        partial class Net;
        """,
        $"'{System.Text.RegularExpressions.Regex.Unescape(name)}' cannot be the name of a layer: it is not a valid identifier; choose another name");

    [Theory]
    [InlineData("InputSize")]
    [InlineData("Parameters")]
    [InlineData("Forward")]
    [InlineData("ComputeLoss")]
    [InlineData("Description")]
    [InlineData("ToString")]
    [InlineData("GetType")]
    [InlineData("Net")]
    [InlineData("_execution")]
    public void A_name_that_the_network_needs_is_reported_at_the_argument(string name) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network(4), Dense(2, {|CN0013:Name = "{{name}}"|})]
        partial class Net;
        """,
        $"'{name}' cannot be the name of a layer: the network already has a member of that name; choose another name");

    [Theory]
    [InlineData("get_Parameters")]
    [InlineData("get_Dense2")]
    public void A_name_that_could_be_an_accessor_is_reported_at_the_argument(string name) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network(4), Dense(2, {|CN0013:Name = "{{name}}"|}), Dense(2)]
        partial class Net;
        """,
        $"'{name}' cannot be the name of a layer: names that begin with get_ are reserved for property accessors; choose another name");

    /// <summary>The property fits into the metadata, and so do the kernels' methods.</summary>
    [Fact]
    public void A_name_that_is_too_long_is_reported_at_the_argument()
    {
        string name = new('n', 257);
        Assertions.Reports(
            $$"""
            using CompiledNet;
            [Network(4), Dense(2, {|CN0013:Name = "{{name}}"|})]
            partial class Net;
            """,
            $"'{name}' cannot be the name of a layer: it has 257 characters, and at most 256 are allowed; choose another name");
    }

    [Fact]
    public void The_longest_name_gives_code_that_can_be_emitted()
    {
        Outcome outcome = new Project(
            $"""
            using CompiledNet;
            [Network(4), Dense(17, Activation.GELU, Name = "{new string('网', 256)}"), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
            partial class Net;
            """).Generate().CompilesCleanly();

        Assert.Empty(outcome.After.Emit(Stream.Null, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
    }

    [Fact]
    public void A_name_given_twice_is_reported_at_the_second() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2, Name = "Same"), Dense(2, {|CN0013:Name = "Same"|})]
        partial class Net;
        """,
        "'Same' cannot be the name of a layer: another layer has that name; choose another name");

    [Fact]
    public void A_name_that_another_layer_gets_by_its_number_is_reported() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2, Name = "Dense2"), {|CN0013:Dense(2)|}]
        partial class Net;
        """,
        "'Dense2' cannot be the name of a layer: another layer has that name; choose another name");

    [Theory]
    [InlineData("class")]
    [InlineData("field")]
    [InlineData("value")]
    [InlineData("record")]
    [InlineData("extension")]
    [InlineData("partial")]
    [InlineData("nameof")]
    [InlineData("var")]
    [InlineData("_")]
    [InlineData("__arglist")]
    [InlineData("System")]
    [InlineData("CompiledNet")]
    [InlineData("DenseView")]
    [InlineData("TLanes")]
    [InlineData("Rows")]
    [InlineData("Math")]
    [InlineData("größe")]
    [InlineData("parameters")]
    [InlineData("net")]
    [InlineData("seed")]
    [InlineData("inputs")]
    [InlineData("get")]
    public void Any_other_identifier_names_a_layer(string name) => new Project(
        $"""
        using CompiledNet;
        [Network(4), Dense(2, Activation.Softmax, Name = "{name}"), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        partial class Net;
        """).Generate().CompilesCleanly();

    [Fact]
    public void No_name_is_the_name_by_number() => new Project(
        """
        #nullable disable
        using CompiledNet;
        [Network(4), Dense(2, Name = null)]
        partial class Net { DenseView Layer => Dense1; }
        """).Generate().CompilesCleanly();

    [Fact]
    public void Names_that_differ_by_case_alone_are_two_names() => new Project(
        """
        using CompiledNet;
        [Network(4), Dense(2, Name = "Hidden"), Dense(2, Name = "hidden")]
        partial class Net;
        """).Generate().CompilesCleanly();

    [Fact]
    public void Names_that_extend_one_another_do_not_meet() => new Project(
        """
        using CompiledNet;
        [Network(4), Dense(2, Activation.Tanh, Name = "A"), Dense(2, Activation.Tanh, Name = "AActivation"), Dense(2, Activation.Softmax, Name = "AActivationGradients"), Dense(2, Activation.Softmax, Name = "Cross"), Loss(LossFunction.CrossEntropy)]
        partial class Net;
        """).Generate().CompilesCleanly();
}

using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0024, CN0025, CN0026, CN0030: layers that name others.</summary>
public class BranchTests
{
    [Theory]
    [InlineData("Network(16), Dense(16), Add({|CN0025:\"First\"|})", "There is no layer 'First'; before this one stand 'input', 'Dense1'")]
    [InlineData("Network(16), Dense(16, {|CN0025:Input = \"Dense2\"|})", "There is no layer 'Dense2'; before this one stand 'input'")]
    [InlineData("Network(16), Dense(16), Dense(16, Name = \"B\"), Concat(\"Dense1\", {|CN0025:\"b\"|}, \"input\")", "There is no layer 'b'; before this one stand 'input', 'Dense1', 'B'")]
    [InlineData("Network(16), Dense(16), Dense(16), Concat({|CN0025:\"Dense3\"|})", "There is no layer 'Dense3'; before this one stand 'input', 'Dense1', 'Dense2'")]
    [InlineData("Network(16), Dense(16), Concat({|CN0025:\"\"|})", "There is no layer ''; before this one stand 'input', 'Dense1'")]
    public void A_name_of_no_layer_is_reported_where_it_stands(string attributes, string message) => Reports(attributes, message);

    [Theory]
    [InlineData("Network(16), Dense(16), Multiply({|CN0026:\"Last\"|}), Dense(16, Name = \"Last\")", "'Multiply1' reads 'Last', which stands after it")]
    [InlineData("Network(16), Dense(16), Add({|CN0026:\"Add1\"|})", "'Add1' reads 'Add1', which is the layer itself")]
    [InlineData("Network(16), Dense(16, {|CN0026:Input = \"Dense2\"|}), Dense(16)", "'Dense1' reads 'Dense2', which stands after it")]
    public void A_layer_that_does_not_stand_before_is_reported_where_it_is_named(string attributes, string message) =>
        Reports(attributes, $"{message}; a layer reads layers that stand before it, so that there is no cycle");

    [Theory]
    [InlineData("Network(16), Dense(8), Add({|CN0024:\"input\"|})", "'Add1' joins 'Dense1' of the shape 8 with 'input' of the shape 16, which must be the same")]
    [InlineData("Network(16), Dense(16, Name = \"A\"), Reshape(16, 1), Multiply({|CN0024:\"A\"|})", "'Multiply1' joins 'Reshape1' of the shape 16×1 with 'A' of the shape 16, which must be the same")]
    [InlineData("Network(4, 4, 3), MaxPool2D(2), Concat({|CN0024:\"input\"|})", "'Concat1' joins 'MaxPool2D1' of the shape 2×2×3 with 'input' of the shape 4×4×3, which must be the same but for the last axis")]
    [InlineData("Network(4, 4, 3), Flatten, Concat({|CN0024:\"input\"|}, \"Flatten1\")", "'Concat1' joins 'Flatten1' of the shape 48 with 'input' of the shape 4×4×3, which must be the same but for the last axis")]
    public void Shapes_that_cannot_be_joined_are_reported_at_the_name(string attributes, string message) => Reports(attributes, message);

    [Theory]
    [InlineData("Network(16), {|CN0030:Dense(8)|}, Dense(8, Input = \"input\")", "Dense1")]
    [InlineData("Network(16), Dense(8, Name = \"A\"), {|CN0030:Dense(8)|}, Dense(1, Input = \"A\")", "Dense2")]
    [InlineData("Network(16), {|CN0030:Flatten|}, Dense(8, Input = \"input\")", "Flatten1")]
    public void A_layer_that_nothing_reads_is_reported_at_its_attribute(string attributes, string layer) => Reports(
        attributes,
        $"Nothing reads what '{layer}' gives, so that it does not matter and cannot learn; join it by [Add], [Multiply] or [Concat], or remove it");

    [Fact]
    public void A_concat_of_nothing_is_reported_at_its_attribute() =>
        Reports("Network(16), Dense(8), {|CN0012:Concat|}", "The names of 'Concat1' must be at least one, but is none");

    [Fact]
    public void No_layer_can_be_called_like_the_input() => Reports(
        "Network(16), Dense(8, {|CN0013:Name = \"input\"|})",
        "'input' cannot be the name of a layer: it stands for the network's input; choose another name");

    [Fact]
    public void What_is_behind_a_name_of_no_layer_is_not_blamed_for_it() => Reports(
        "Network(16), Dense(8, {|CN0025:Input = \"A\"|}), Add(\"input\"), Reshape(3), Dense(2, {|CN0013:Name = \"a b\"|})",
        "There is no layer 'A'; before this one stand 'input'",
        "'a b' cannot be the name of a layer: it is not a valid identifier; choose another name");

    private static void Reports(string attributes, params string[] messages) => Assertions.Reports(
        $"""
        using CompiledNet;
        [{attributes}]
        partial class Net;
        """,
        messages);
}

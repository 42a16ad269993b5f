using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0004, CN0005, CN0015: layers and their sizes.</summary>
public class SizeTests
{
    [Fact]
    public void A_network_without_layers_is_reported_at_its_attribute() => Assertions.Reports(
        """
        using CompiledNet;
        [{|CN0004:Network(4)|}]
        partial class Net;
        """,
        "'Net' has no layer; add one below [Network], for example [Dense(10, Activation.Softmax)]");

    [Fact]
    public void A_loss_is_no_layer() => Assertions.Reports(
        """
        using CompiledNet;
        [Loss(LossFunction.Huber), {|CN0004:Network(4)|}]
        partial class Net;
        """,
        "'Net' has no layer; add one below [Network], for example [Dense(10, Activation.Softmax)]");

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-1", "-1")]
    [InlineData("int.MinValue", "-2147483648")]
    [InlineData("int.MaxValue", "2147483647")]
    [InlineData("1 << 21", "2097152")]
    [InlineData("inputs: 0", "0")]
    [InlineData("0x0", "0")]
    public void A_number_of_inputs_that_is_out_of_range_is_reported_at_the_argument(string argument, string value) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network({|CN0005:{{argument}}|}), Dense(2)]
        partial class Net;
        """,
        $"The number of inputs must be from 1 to 1048576, but is {value}");

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-7", "-7")]
    [InlineData("1_000_000", "1000000")]
    [InlineData("units: -1", "-1")]
    public void A_number_of_units_that_is_out_of_range_is_reported_at_the_argument(string argument, string value) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network(4), Dense({|CN0005:{{argument}}|}, Name = "Only")]
        partial class Net;
        """,
        $"The number of units must be from 1 to 32768, but is {value}");

    [Fact]
    public void Arguments_by_name_are_found_in_any_order() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(activation: Activation.ReLU, {|CN0005:units: 0|})]
        partial class Net;
        """,
        "The number of units must be from 1 to 32768, but is 0");

    [Fact]
    public void A_constant_that_is_out_of_range_is_reported_where_it_is_used() => Assertions.Reports(
        """
        using CompiledNet;
        [Network({|CN0005:Net.Inputs|}), Dense({|CN0005:Net.Inputs + 1 - 2|})]
        partial class Net { private const int Inputs = -3; }
        """,
        "The number of inputs must be from 1 to 1048576, but is -3",
        "The number of units must be from 1 to 32768, but is -4");

    [Fact]
    public void Views_alone_compute_nothing() => Assertions.Reports(
        """
        using CompiledNet;
        [{|CN0004:Network(4, 4)|}, Flatten, Flatten]
        partial class Net;
        """,
        "'Net' has no layer that computes; add one below [Network], for example [Dense(10, Activation.Softmax)]");

    [Theory]
    [InlineData("{|CN0005:0|}, 28, 1", 1, "0")]
    [InlineData("28, {|CN0005:-1|}, 1", 2, "-1")]
    [InlineData("28, 28, {|CN0005:0|}", 3, "0")]
    [InlineData("28, 28, 1, {|CN0005:2097152|}", 4, "2097152")]
    [InlineData("second: 28, {|CN0005:first: 0|}", 1, "0")]
    [InlineData("28, 28, {|CN0005:others: 0|}", 3, "0")]
    [InlineData("28, 28, new[] { 1, {|CN0005:0|} }", 4, "0")]
    [InlineData("28, 28, new int[] { {|CN0005:0|}, 1 }", 3, "0")]
    public void An_axis_that_is_out_of_range_is_reported_at_the_argument(string arguments, int axis, string value) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network({{arguments}}), Flatten, Dense(2)]
        partial class Net;
        """,
        $"Axis {axis} of the input must be from 1 to 1048576, but is {value}");

    [Theory]
    [InlineData("{|CN0005:1024, 1024, 2|}", "1024×1024×2")]
    [InlineData("{|CN0005:1 << 20, 2|}", "1048576×2")]
    [InlineData("{|CN0005:1 << 20, 1 << 20, 1 << 20, 1 << 20, 1 << 20|}", "1048576×1048576×1048576×1048576×1048576")]
    [InlineData("{|CN0005:second: 2048, first: 1024|}", "1024×2048")]
    public void Axes_with_too_many_values_are_reported_from_the_first_to_the_last(string arguments, string shape) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network({{arguments}}, FusedMultiplyAdd = false), Flatten, Dense(2)]
        partial class Net;
        """,
        $"The number of inputs must be from 1 to 1048576, but is {shape}");

    [Fact]
    public void A_wrong_axis_is_no_reason_to_complain_of_the_shape_too() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(28, {|CN0005:0|}), Dense({|CN0005:0|})]
        partial class Net;
        """,
        "Axis 2 of the input must be from 1 to 1048576, but is 0",
        "The number of units must be from 1 to 32768, but is 0");

    [Theory]
    [InlineData("28, 28, 1")]
    [InlineData("1, 1")]
    [InlineData("1024, 1024")]
    [InlineData("2, 3, null!")]
    [InlineData("2, 3, new int[0]")]
    [InlineData("2, 3, new[] { 4, 5 }")]
    [InlineData("2, 3, others: 4")]
    [InlineData("others: new[] { 4 }, second: 3, first: 2")]
    [InlineData("Sizes.Height, Sizes.Width, (byte)3")]
    public void Axes_in_range_and_constants_are_accepted(string axes) => new Project($$"""
        using CompiledNet;
        [Network({{axes}}), Flatten, Dense(1)]
        partial class Net;
        static class Sizes { public const int Height = 5, Width = 7; }
        """).Generate().CompilesCleanly();

    [Fact]
    public void Every_size_that_is_wrong_is_reported_at_once() => Assertions.Reports(
        """
        using CompiledNet;
        [Network({|CN0005:0|})]
        [Dense({|CN0005:0|})]
        [Dense(3)]
        [Dense({|CN0005:-1|})]
        partial class Net;
        """,
        "The number of inputs must be from 1 to 1048576, but is 0",
        "The number of units must be from 1 to 32768, but is 0",
        "The number of units must be from 1 to 32768, but is -1");

    [Fact]
    public void A_network_with_too_many_parameters_is_reported_at_its_attribute() => Assertions.Reports(
        """
        using CompiledNet;
        [{|CN0015:Network(1 << 20)|}]
        [Dense(953)]
        [Dense(2000)]
        partial class Net;
        """,
        // 1,048,576·953 + 953 + 953·2000 + 2000
        "'Net' needs 1001201881 floats for its parameters; at most 1000000000 fit into one buffer, so use fewer units");

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1 << 20", "1")]
    [InlineData("1", "32768")]
    [InlineData("Sizes.Pixels", "Sizes.Classes")]
    [InlineData("'a'", "(byte)3")]
    public void Sizes_in_range_and_constants_are_accepted(string inputs, string units) => new Project($$"""
        using CompiledNet;
        [Network({{inputs}}), Dense({{units}})]
        partial class Net;
        static class Sizes { public const int Pixels = 28 * 28, Classes = 10; }
        """).Generate().CompilesCleanly();
}

using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0008, CN0009: where attributes stand.</summary>
public class PlacementTests
{
    [Fact]
    public void Attributes_on_another_part_are_reported_each_at_its_place() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4)]
        [Dense(3)]
        partial class Net;

        [{|CN0008:Dense(2)|}]
        [{|CN0008:Loss(LossFunction.Huber)|}]
        partial class Net;
        """,
        "'Net' has its [Network] on another part of the class; move this attribute there, so that the order of the layers is the order of the lines",
        "'Net' has its [Network] on another part of the class; move this attribute there, so that the order of the layers is the order of the lines");

    [Fact]
    public void Attributes_on_a_part_in_another_file_are_reported_there()
    {
        Outcome outcome = new Project(
            "[CompiledNet.Network(4), CompiledNet.Dense(3)] partial class Net;",
            "[CompiledNet.Dense(2)] partial class Net;").Generate();

        var report = Assert.Single(outcome.Reports);
        Assert.Equal("CN0008", report.Id);
        Assert.Equal("File2.cs", report.Location.GetLineSpan().Path);
        Assert.Empty(outcome.BrokenGeneratedCode);
    }

    [Fact]
    public void A_network_with_all_layers_on_another_part_is_not_said_to_have_none() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4)] partial class Net;
        [{|CN0008:Dense(2)|}] partial class Net;
        """,
        "'Net' has its [Network] on another part of the class; move this attribute there, so that the order of the layers is the order of the lines");

    [Fact]
    public void A_layer_without_network_is_reported_at_its_attribute() => Assertions.Reports(
        """
        using CompiledNet;
        [{|CN0009:Dense(2)|}]
        partial class Net;
        """,
        "'Net' has [Dense] but no [Network]; add [Network(inputs)] above its layers");

    [Fact]
    public void A_view_without_network_is_reported_like_any_layer() => Assertions.Reports(
        """
        using CompiledNet;
        [{|CN0009:Flatten|}, Dense(2)]
        partial class Net;
        """,
        "'Net' has [Flatten] but no [Network]; add [Network(inputs)] above its layers");

    [Fact]
    public void A_loss_without_network_is_reported_at_its_attribute() => Assertions.Reports(
        """
        using CompiledNet;
        [{|CN0009:Loss(LossFunction.Huber)|}]
        partial class Net;
        """,
        "'Net' has [Loss] but no [Network]; add [Network(inputs)] above its layers");

    [Fact]
    public void A_class_without_network_is_reported_once() => Assertions.Reports(
        """
        using CompiledNet;
        [{|CN0009:Dense(2)|}]
        [Dense(3), Loss(LossFunction.Huber)]
        partial class Net;

        [Dense(4)]
        partial class Net;
        """,
        "'Net' has [Dense] but no [Network]; add [Network(inputs)] above its layers");

    [Fact]
    public void A_loss_before_the_layers_speaks_for_the_class() => Assertions.Reports(
        """
        using CompiledNet;
        [{|CN0009:Loss(LossFunction.Huber)|}, Dense(3)]
        partial class Net;
        """,
        "'Net' has [Loss] but no [Network]; add [Network(inputs)] above its layers");

    [Fact]
    public void A_derived_class_does_not_inherit_the_network() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2)] partial class Net;
        [{|CN0009:Dense(3)|}] partial class Derived : Net;
        """,
        "'Derived' has [Dense] but no [Network]; add [Network(inputs)] above its layers");

    [Fact]
    public void Two_networks_on_one_class_are_left_to_the_compiler()
    {
        Outcome outcome = Assertions.Reports(
            """
            using CompiledNet;
            [Network(4), Network(5), Dense(2)]
            partial class Net;
            """);

        Assert.Contains(outcome.Problems, problem => problem.Id == "CS0579");
    }

    [Fact]
    public void Two_networks_on_two_parts_are_left_to_the_compiler()
    {
        Outcome outcome = Assertions.Reports(
            """
            using CompiledNet;
            [Network(4), Dense(2)] partial class Net;
            [Network(5)] partial class Net;
            """);

        Assert.Contains(outcome.Problems, problem => problem.Id == "CS0579");
    }

    [Fact]
    public void The_order_of_layers_is_the_order_of_the_lines_wherever_network_stands()
    {
        Outcome outcome = new Project(
            """
            using CompiledNet;
            [Dense(7), Dense(6)]
            [Network(4)]
            [Dense(5)]
            partial class Net;
            """).Generate().CompilesCleanly();

        Assert.Contains("Net: 4 → 7 → 6 → 5", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_are_known_by_an_alias() => new Project(
        """
        using Input = CompiledNet.NetworkAttribute;
        using Layer = CompiledNet.DenseAttribute;
        [Input(4), Layer(2)]
        partial class Net;
        """).Generate().CompilesCleanly();

    [Fact]
    public void Attributes_of_the_same_name_from_elsewhere_are_not_meant()
    {
        Outcome outcome = Assertions.Reports(
            """
            using System;
            [Network(4), Dense(2)] class Net;
            class NetworkAttribute(int inputs) : Attribute { public int Inputs => inputs; }
            class DenseAttribute(int units) : Attribute { public int Units => units; }
            """);

        Assert.Empty(outcome.Files);
        Assert.Empty(outcome.Problems);
    }
}

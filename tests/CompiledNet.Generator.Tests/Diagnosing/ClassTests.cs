using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0001, CN0002, CN0003: what a class must be.</summary>
public class ClassTests
{
    [Fact]
    public void A_class_that_is_not_partial_is_reported_at_its_name() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2)]
        public sealed class {|CN0001:Net|};
        """,
        "'Net' must be declared partial, so that the generator can add the network's methods");

    [Fact]
    public void Every_containing_type_that_is_not_partial_is_reported_at_its_name() => Assertions.Reports(
        """
        using CompiledNet;
        class {|CN0002:Outer|}
        {
            partial struct Middle
            {
                interface {|CN0002:Inner|}<T>
                {
                    [Network(4), Dense(2)]
                    partial class Net;
                }
            }
        }
        """,
        "'Outer' contains the network 'Net' and must be declared partial too",
        "'Inner' contains the network 'Net' and must be declared partial too");

    [Theory]
    [InlineData("partial record {|CN0003:Net|};", "a record")]
    [InlineData("partial record class {|CN0003:Net|};", "a record")]
    [InlineData("static partial class {|CN0003:Net|};", "static")]
    [InlineData("abstract partial class {|CN0003:Net|};", "abstract")]
    [InlineData("file partial class {|CN0003:Net|};", "local to its file")]
    [InlineData("partial class {|CN0003:Net|}(int size) { int Size => size; }", "a class with a primary constructor")]
    [InlineData("partial class {|CN0003:Net|}();", "a class with a primary constructor")]
    [InlineData("partial class {|CN0003:Net|} : Base; class Base { public Base(int size) { } }", "derived from 'Base', which has no constructor without parameters")]
    [InlineData("partial class {|CN0003:Net|} : Base; class Base { private Base() { } }", "derived from 'Base', which has no constructor without parameters")]
    [InlineData("partial class {|CN0003:Net|} { public required int Size { get; init; } }", "a class with required members")]
    [InlineData("partial class {|CN0003:Net|} : Base; class Base { public required int Size; }", "a class with required members")]
    public void A_class_that_cannot_be_a_network_is_reported_at_its_name(string type, string reason) => Assertions.Reports(
        $"""
        using CompiledNet;
        [Network(4), Dense(2)]
        {type}
        """,
        $"'Net' cannot be a network because it is {reason}; use a plain partial class");

    [Fact]
    public void A_class_in_a_type_that_is_local_to_its_file_is_reported() => Assertions.Reports(
        """
        using CompiledNet;
        file static partial class Outer
        {
            [Network(4), Dense(2)]
            public partial class {|CN0003:Net|};
        }
        """,
        "'Net' cannot be a network because it is local to its file; use a plain partial class");

    [Theory]
    [InlineData("partial struct Net;")]
    [InlineData("partial record struct Net;")]
    [InlineData("partial interface Net;")]
    [InlineData("enum Net { A }")]
    [InlineData("delegate void Net();")]
    public void What_is_no_class_is_left_to_the_compiler(string type)
    {
        Outcome outcome = Assertions.Reports($"""
            using CompiledNet;
            [Network(4), Dense(2), Loss(LossFunction.Huber)]
            {type}
            """);

        Assert.Empty(outcome.Files);
        Assert.Contains(outcome.Problems, problem => problem.Id == "CS0592");
    }

    [Theory]
    [InlineData("partial class Net : Base; class Base { protected Base() { } }")]
    [InlineData("partial class Net : Base; class Base { protected Base(int size = 1) { } }")]
    [InlineData("partial class Net : Base; class Base { protected Base(params int[] sizes) { } }")]
    [InlineData("partial class Net : System.IDisposable { public void Dispose() { } }")]
    [InlineData("sealed partial class Net;")]
    [InlineData("partial class Net { } partial class Net { } sealed partial class Net { }")]
    [InlineData("partial class Net { public Net(string name) : this(1) { } }")]
    public void Other_classes_are_networks(string type) => new Project($"""
        using CompiledNet;
        [Network(4), Dense(2)]
        {type}
        """).Generate().CompilesCleanly();

    [Fact]
    public void A_wrong_class_does_not_hide_what_is_wrong_with_its_attributes() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2, {|CN0014:(Activation)99|})]
        class {|CN0001:Net|};
        """,
        "'99' is no Activation; choose one of Linear, ReLU, LeakyReLU, Sigmoid, Tanh, Softmax, ELU, SELU, GELU, SiLU, Softplus, HardSigmoid, HardTanh",
        "'Net' must be declared partial, so that the generator can add the network's methods");

    [Fact]
    public void A_wrong_network_does_not_stop_the_others()
    {
        Outcome outcome = Assertions.Reports(
            """
            using CompiledNet;
            [Network(4), Dense({|CN0005:0|})] partial class Wrong;
            [Network(4), Dense(1)] partial class Right;
            """,
            "The number of units must be from 1 to 32768, but is 0");

        Assert.Equal(["Right.g.cs"], outcome.Files.Select(file => file.HintName));
    }
}

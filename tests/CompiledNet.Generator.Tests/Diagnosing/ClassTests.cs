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
    [InlineData("partial class {|CN0003:Net|} : Base; class Base { public Base(int a = 1) { } public Base(string b = \"\") { } }", "derived from 'Base', which has several constructors that can be called without arguments")]
    [InlineData("partial class {|CN0003:Net|} : Base; class Base { [System.Obsolete(\"Old\", true)] public Base() { } }", "derived from 'Base', whose constructor without parameters is obsolete")]
    [InlineData("partial class {|CN0003:Net|} : System.Xml.Linq.XObject;", "derived from 'XObject', which has no constructor without parameters")]
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
    [InlineData("partial class Net : Base; class Base { protected Base(int a = 1) { } internal Base() { } }")]
    [InlineData("partial class Net : Base; class Base { protected Base(int a = 1) { } protected Base(params int[] b) { } }")]
    [InlineData("partial class Net : Base; class Base { [System.Obsolete] public Base() { } }")]
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
    public void A_class_inside_its_base_class_can_be_a_network() => new Project("""
        using CompiledNet;
        partial class Outer { private Outer() { } [Network(2), Dense(1)] partial class Net : Outer; }
        """).Generate().CompilesCleanly();

    [Fact]
    public void A_network_can_derive_from_another() => new Project("""
        using CompiledNet;
        [Network(2), Dense(1)] partial class Net : Base;
        [Network(2), Dense(1)] partial class Base { public Base(string name) { } }
        """).Generate().CompilesCleanly(networks: 2);

    /// <summary>The limit of metadata, which the methods of interfaces reach first.</summary>
    [Fact]
    public void A_class_whose_full_name_leaves_no_room_is_reported_at_its_name()
    {
        string space = new('n', 900);
        Assertions.Reports(
            $$"""
            using CompiledNet;
            namespace {{space}};
            [Network(4), Dense(2)] partial class {|CN0003:Net|};
            """,
            "'Net' cannot be a network because it is known by a full name of 912 bytes in UTF-8, more than the maximum of 900; use a plain partial class");
    }

    [Theory]
    [InlineData(440, 440)]
    [InlineData(1, 880)]
    [InlineData(880, 1)]
    public void The_longest_full_name_gives_code_that_can_be_emitted(int space, int name)
    {
        Outcome outcome = new Project($"""
            using CompiledNet;
            namespace {new string('N', space)};
            [Network(4), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)] partial class {new string('C', name)};
            """) { ShowStages = "true" }.Generate();

        Assert.Empty(outcome.Reports);
        Assert.Empty(outcome.Problems);
        Assert.Empty(outcome.After.Emit(Stream.Null, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
    }

    [Fact]
    public void A_wrong_class_does_not_hide_what_is_wrong_with_its_attributes() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2, {|CN0014:(Activation)99|})]
        class {|CN0001:Net|};
        """,
        "'99' is not a valid Activation; choose one of Linear, ReLU, LeakyReLU, Sigmoid, Tanh, Softmax, ELU, SELU, GELU, SiLU, Softplus, HardSigmoid, HardTanh, HardSwish, Mish, Softsign, ReLU6, LogSoftmax, PReLU",
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

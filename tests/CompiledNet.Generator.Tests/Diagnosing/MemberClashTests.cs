using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0016: members of the user that stand where the generator's have to.</summary>
public class MemberClashTests
{
    [Theory]
    [InlineData("public int {|CN0016:Parameters|} => 1;", "Parameters")]
    [InlineData("private const int {|CN0016:InputSize|} = 1;", "InputSize")]
    [InlineData("int _free, {|CN0016:OutputSize|};", "OutputSize")]
    [InlineData("class {|CN0016:Description|};", "Description")]
    [InlineData("enum {|CN0016:ParameterCount|} { A }", "ParameterCount")]
    [InlineData("event System.Action? {|CN0016:Forward|};", "Forward")]
    [InlineData("delegate void {|CN0016:BackwardFrom|}();", "BackwardFrom")]
    [InlineData("object? {|CN0016:_execution|};", "_execution")]
    [InlineData("int {|CN0016:Dense1|} { get; set; }", "Dense1")]
    [InlineData("void {|CN0016:Dense1|}() { }", "Dense1")]
    [InlineData("void {|CN0016:Parameters|}() { }", "Parameters")]
    [InlineData("int {|CN0016:get_Parameters|}() => 1;", "get_Parameters")]
    [InlineData("int {|CN0016:get_Dense1|};", "get_Dense1")]
    [InlineData("void {|CN0016:set_Threads|}(int threads) { }", "set_Threads")]
    [InlineData("public void {|CN0016:Forward|}(System.ReadOnlySpan<float> x, System.Span<float> y) { }", "Forward")]
    [InlineData("private int {|CN0016:Forward|}(System.ReadOnlySpan<float> x, System.Span<float> y) => 1;", "Forward")]
    [InlineData("public float {|CN0016:ComputeLoss|}(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> y) => 1;", "ComputeLoss")]
    [InlineData("public float {|CN0016:Backward|}(System.ReadOnlySpan<float> x, System.ReadOnlySpan<int> y, ParameterBuffer<Net> g) => 1;", "Backward")]
    public void A_member_that_the_generator_writes_too_is_reported_at_its_name(string member, string name) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network(4), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        partial class Net
        {
            {{member}}
        }
        """,
        $"The generator adds a member '{name}' to the network 'Net'; give this one another name");

    [Theory]
    [InlineData("public {|CN0016:Net|}(int size) { }")]
    [InlineData("private {|CN0016:Net|}(int seed = 0) => Threads = 2;")]
    public void A_constructor_that_the_generator_writes_too_is_reported_at_its_name(string constructor) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network(4), Dense(2)] partial class Net { {{constructor}} }
        """,
        "The generator adds a constructor (int seed) to the network 'Net'; give this one other parameters");

    [Fact]
    public void A_member_on_another_part_is_reported_there() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2)] partial class Net;
        partial class Net { int {|CN0016:Parameters|}; }
        """,
        "The generator adds a member 'Parameters' to the network 'Net'; give this one another name");

    [Fact]
    public void A_type_parameter_is_reported_like_a_member() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2)] partial class Net<{|CN0016:Parameters|}>;
        """,
        "The generator adds a member 'Parameters' to the network 'Net'; give this one another name");

    /// <summary>No member can have the name of its class.</summary>
    [Theory]
    [InlineData("InputSize")]
    [InlineData("Description")]
    [InlineData("Parameters")]
    [InlineData("Threads")]
    [InlineData("_execution")]
    [InlineData("Forward")]
    [InlineData("ComputeLoss")]
    [InlineData("Backward")]
    [InlineData("get_Parameters")]
    [InlineData("set_Threads")]
    [InlineData("get_Dense1")]
    public void A_class_called_like_a_generated_member_is_reported_at_its_name(string name) => Assertions.Reports(
        $$"""
        using CompiledNet;
        [Network(4), Dense(2), Loss(LossFunction.Huber)]
        partial class {|CN0016:{{name}}|};
        """,
        $"The generator adds a member '{name}' to the network '{name}'; give this one another name");

    [Theory]
    [InlineData("Backward")]
    [InlineData("Create")]
    [InlineData("get_Dense2")]
    public void A_class_called_like_no_generated_member_is_fine(string name) =>
        new Project($"using CompiledNet; [Network(4), Dense(2)] partial class {name};").Generate().CompilesCleanly();

    [Theory]
    [InlineData("public float[] Forward(float[] x) => x;")]
    [InlineData("public void Forward(System.ReadOnlySpan<double> x, System.Span<float> y) { }")]
    [InlineData("public void Forward(ref System.ReadOnlySpan<float> x, System.Span<float> y) { }")]
    [InlineData("public void Forward<T>(System.ReadOnlySpan<float> x, System.Span<float> y) { }")]
    [InlineData("public float ComputeLoss(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> y) => 1;")]
    [InlineData("public float Backward(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> y, ParameterBuffer<Net> g) => 1;")]
    [InlineData("public void Forward(Span<float> x, Span<float> y) { } public readonly struct Span<T>;")]
    [InlineData("int get_Parameters(int index) => index;")]
    [InlineData("int get_Dense2() => 1;")]
    [InlineData("void set_Parameters(int index) { }")]
    [InlineData("public Net() : this(7) { }")]
    [InlineData("public Net() { }")]
    [InlineData("private Net() { }")]
    [InlineData("public Net(in int seed) : this(seed + 1) { }")]
    [InlineData("public Net(long seed) : this((int)seed) { }")]
    [InlineData("static Net() { }")]
    [InlineData("~Net() { }")]
    [InlineData("public int this[int index] => index;")]
    [InlineData("public static Net operator +(Net a, Net b) => a;")]
    [InlineData("public int Inputs => InputSize;")]
    [InlineData("class Inner { int Parameters => 1; }")]
    [InlineData("public static Net Create(int seed) => new(seed);")]
    [InlineData("public override string ToString() => \"\";")]
    public void Other_members_and_overloads_are_the_users_own(string member) => new Project(
        $$"""
        using CompiledNet;
        [Network(4), Dense(2)]
        partial class Net
        {
            {{member}}
        }
        """).Generate().CompilesCleanly();

    [Fact]
    public void An_indexer_stands_in_the_way_of_a_layer_called_Item() => Assertions.Reports(
        """
        using CompiledNet;
        [Network(4), Dense(2, Name = "Item")]
        partial class Net { int {|CN0016:this|}[int index] => index; }
        """,
        "The generator adds a member 'Item' to the network 'Net'; give this one another name");

    /// <summary>Holds the list of names that the diagnostic knows against what is generated.</summary>
    [Fact]
    public void Every_generated_member_is_guarded()
    {
        Outcome outcome = new Project(Networks.DigitClassifier).Generate();
        INamedTypeSymbol network = outcome.After.GetTypeByMetadataName("Telling.DigitClassifier")!;
        string[] names = [.. network.GetMembers().Where(member => member is { CanBeReferencedByName: true, IsImplicitlyDeclared: false }).Select(member => member.Name).Distinct()];

        Assert.Contains("Forward", names);
        Assert.All(names, name =>
        {
            Outcome clash = new Project(Networks.DigitClassifier, $"namespace Telling; partial class DigitClassifier {{ class {name}; }}").Generate();
            Assert.Equal(["CN0016"], clash.Reports.Select(report => report.Id));
        });
    }
}

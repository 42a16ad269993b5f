using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Declaring;

/// <summary>CN0109: members of base classes that are hidden.</summary>
public class HiddenMemberTests
{
    [Theory]
    [InlineData("public string Description = \"\";", "'Base.Description'")]
    [InlineData("protected int Threads { get; set; }", "'Base.Threads'")]
    [InlineData("public void Forward(System.ReadOnlySpan<float> x, System.Span<float> y) { }", "'Base.Forward'")]
    [InlineData("public virtual int Threads => 1; public class Dense1;", "'Base.Threads', 'Base.Dense1'")]
    [InlineData("public void Parameters() { } public void Parameters(int x) { }", "'Base.Parameters'")]
    [InlineData("internal const int InputSize = 3;", "'Base.InputSize'")]
    public Task A_hidden_member_is_reported_at_the_class(string members, string hidden) => Findings.Of(
        $$"""
        using CompiledNet;
        class Base { {{members}} }
        [Network(8), Dense(3)] partial class {|CN0109:Net|} : Base;
        """,
        $"The generated members of 'Net' hide the inherited {hidden}, which calls through the base class still use; give these other names, or declare them so that they can be overridden");

    [Theory]
    [InlineData("public virtual void Forward(System.ReadOnlySpan<float> x, System.Span<float> y) { }")]
    [InlineData("public virtual int Threads { get; set; }")]
    [InlineData("public void Forward(float[] x) { } public float ComputeLoss; int Parameters => 1;")]
    [InlineData("public override string ToString() => \"\"; public int this[int index] => 1; public static Base operator +(Base a, Base b) => a;")]
    public Task What_is_overridden_overloaded_or_private_is_left_alone(string members) => Findings.None(
        $$"""
        using CompiledNet;
        public class Base { {{members}} }
        [Network(8), Dense(3)] public partial class Net : Base;
        """);

    [Fact]
    public Task A_network_that_derives_from_another_hides_it() => Findings.Of(
        """
        using CompiledNet;
        [Network(8), Dense(3)] partial class Base;
        [Network(8), Dense(3)] partial class {|CN0109:Net|} : Base;
        """,
        "The generated members of 'Net' hide the inherited 'Base.InputSize', 'Base.OutputSize', 'Base.ParameterCount', 'Base.Description', 'Base.Parameters', 'Base.Threads', 'Base.Dense1', 'Base.Forward', 'Base.FindNonFiniteLayer', which calls through the base class still use; give these other names, or declare them so that they can be overridden");
}

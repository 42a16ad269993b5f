using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>What a base class declares under the name of a generated member; CN0017 where that must be overridden and cannot.</summary>
public class InheritedMemberTests
{
    private const string Base = """
        public abstract class Base<TSelf> where TSelf : class, INetwork<TSelf>
        {
            public abstract void Forward(System.ReadOnlySpan<float> x, System.Span<float> y);
            public abstract ParameterBuffer<TSelf> Parameters { get; }
            public abstract int Threads { get; set; }
            public abstract float ComputeLoss(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> y);
            public abstract float ComputeLoss(System.ReadOnlySpan<float> x, System.ReadOnlySpan<int> labels);
            public abstract float Backward(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> y, ParameterBuffer<TSelf> g);
            public abstract float Backward(System.ReadOnlySpan<float> x, System.ReadOnlySpan<int> labels, ParameterBuffer<TSelf> g);
            public abstract void BackwardFrom(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> y, ParameterBuffer<TSelf> g, System.Span<float> dx);
            public abstract int FindNonFiniteLayer(System.ReadOnlySpan<float> x);
        }
        """;

    [Fact]
    public void Abstract_members_of_the_generated_signatures_are_overridden() => new Project($$"""
        using CompiledNet;
        namespace My
        {
            {{Base}}
            [Network(4), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)] public partial class Net : Base<Net>;
        }
        """).Generate().CompilesCleanly();

    [Fact]
    public void Of_a_generic_nested_network_too() => new Project($$"""
        using CompiledNet;
        {{Base}}
        public partial class @class<T>
        {
            [Network(4), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)] public partial class @new<@in> : Base<@new<@in>>;
        }
        """).Generate().CompilesCleanly();

    [Theory]
    [InlineData("public abstract class Base { public abstract int Predict(float[] x); public abstract void Forward(System.ReadOnlySpan<float> x, System.Span<float> y); }")]
    [InlineData("public class Base { public int Predict(float[] x) { var y = new float[2]; Forward(x, y); return y[0] > 0 ? 0 : 1; } public virtual void Forward(System.ReadOnlySpan<float> x, System.Span<float> y) { } }")]
    [InlineData("public class Root { public virtual void Forward(System.ReadOnlySpan<float> x, System.Span<float> y) { } } public abstract class Base : Root { public abstract override void Forward(System.ReadOnlySpan<float> x, System.Span<float> y); }")]
    [InlineData("public abstract class Root { public abstract void Forward(System.ReadOnlySpan<float> x, System.Span<float> y); } public class Base : Root { public override void Forward(System.ReadOnlySpan<float> x, System.Span<float> y) { } }")]
    public void A_call_through_the_base_class_reaches_the_network(string @base) => Assert.Equal(true, Program.ResultOf($$"""
        using CompiledNet;
        {{@base}}
        [Network(4), Dense(2, Initializer = Initializer.Constant, InitialValue = 1f)]
        public partial class Net : Base { {{(@base.Contains("abstract int Predict", StringComparison.Ordinal) ? "public override int Predict(float[] x) => 0;" : "")}} }
        public static class Program
        {
            public static object Run()
            {
                Base network = new Net();
                var y = new float[2];
                network.Forward(new float[] { 1, 2, 3, 4 }, y);
                return y[0] == 10 && y[1] == 10;
            }
        }
        """));

    [Theory]
    [InlineData("public abstract int Forward(System.ReadOnlySpan<float> x, System.Span<float> y);", "Forward", "declare it as 'public abstract void Forward(System.ReadOnlySpan<float>, System.Span<float>)', or give it another name")]
    [InlineData("protected abstract void Forward(System.ReadOnlySpan<float> x, System.Span<float> y);", "Forward", "declare it as 'public abstract void Forward(System.ReadOnlySpan<float>, System.Span<float>)', or give it another name")]
    [InlineData("public abstract object Forward { get; }", "Forward", "declare it as 'public abstract void Forward(System.ReadOnlySpan<float>, System.Span<float>)', or give it another name")]
    [InlineData("public abstract int Threads { get; }", "Threads", "declare it as 'public abstract int Threads { get; set; }', or give it another name")]
    [InlineData("public abstract int Threads { get; protected set; }", "Threads", "declare it as 'public abstract int Threads { get; set; }', or give it another name")]
    [InlineData("public abstract int Threads { get; init; }", "Threads", "declare it as 'public abstract int Threads { get; set; }', or give it another name")]
    [InlineData("public abstract float[] Parameters { get; }", "Parameters", "declare it as 'public abstract CompiledNet.ParameterBuffer<Net> Parameters { get; }', or give it another name")]
    [InlineData("public abstract ref int Threads { get; }", "Threads", "declare it as 'public abstract int Threads { get; set; }', or give it another name")]
    [InlineData("public abstract int InputSize { get; }", "InputSize", "give it another name")]
    [InlineData("public abstract NetworkDescription Description { get; }", "Description", "give it another name")]
    [InlineData("public abstract DenseView Dense1 { get; }", "Dense1", "give it another name")]
    [InlineData("public abstract event System.Action Forward;", "Forward", "declare it as 'public abstract void Forward(System.ReadOnlySpan<float>, System.Span<float>)', or give it another name")]
    public void An_abstract_member_that_cannot_be_overridden_is_reported_at_the_class(string member, string name, string advice) => Assertions.Reports(
        $$"""
        using CompiledNet;
        public abstract class Base { {{member}} }
        [Network(4), Dense(2)] public partial class {|CN0017:Net|} : Base;
        """,
        $"The generator adds a member '{name}' to the network 'Net', which cannot override the abstract 'Base.{name}'; {advice}");

    [Fact]
    public void An_abstract_overload_is_the_users_to_override() => new Project("""
        using CompiledNet;
        public abstract class Base { public abstract float[] Forward(float[] x); public abstract void Forward<T>(System.ReadOnlySpan<float> x, System.Span<float> y); public abstract float ComputeLoss(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> y); }
        [Network(4), Dense(2)] public partial class Net : Base
        {
            public override float[] Forward(float[] x) => x;
            public override void Forward<T>(System.ReadOnlySpan<float> x, System.Span<float> y) { }
            public override float ComputeLoss(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> y) => 0;
        }
        """).Generate().CompilesCleanly();

    [Theory]
    [InlineData("public int Parameters => 1; public int Dense1 => 2; public void Forward() { }")]
    [InlineData("public void Forward(System.ReadOnlySpan<float> x, System.Span<float> y) { } public class Description;")]
    [InlineData("public virtual int Forward(System.ReadOnlySpan<float> x, System.Span<float> y) => 1; protected virtual void BackwardFrom() { }")]
    [InlineData("protected virtual int Threads { get; set; } protected object? _execution = null; private int InputSize;")]
    [InlineData("public static int Forward(System.ReadOnlySpan<float> x, System.Span<float> y) => 1; public const int OutputSize = 3;")]
    public void Other_members_are_hidden(string members) => new Project($$"""
        using CompiledNet;
        #pragma warning disable CS0169
        [Network(4), Dense(2)] partial class Net : Base;
        class Base { {{members}} }
        """).Generate().CompilesCleanly();

    [Fact]
    public void A_sealed_override_is_hidden() => new Project("""
        using CompiledNet;
        class Root { public virtual void Forward(System.ReadOnlySpan<float> x, System.Span<float> y) { } }
        class Base : Root { public sealed override void Forward(System.ReadOnlySpan<float> x, System.Span<float> y) { } }
        [Network(4), Dense(2)] partial class Net : Base;
        """).Generate().CompilesCleanly();

    [Fact]
    public void A_type_of_the_frameworks_name_makes_another_signature() => new Project("""
        using CompiledNet;
        namespace My
        {
            public struct Span<T>;
            public abstract class Base { public virtual void Forward(System.ReadOnlySpan<float> x, Span<float> y) { } }
            [Network(4), Dense(2)] public partial class Net : Base;
        }
        """).Generate().CompilesCleanly();
}

using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Starting;

/// <summary>
/// The order in which static members are initialised is that of the text, and the user's part of a class stands before the
/// generated one. Nothing that is generated depends on it.
/// </summary>
public class StaticsTests
{
    [Theory]
    [InlineData("public static Net Shared { get; } = new(seed: 1);", "Net.Shared.Dense1.Weights[1, 2] == new Net(1).Dense1.Weights[1, 2]")]
    [InlineData("public static readonly Net Shared = new();", "Net.Shared.Dense1.Weights[1, 2] != 0")]
    [InlineData("public static readonly int Layers = Description.Layers.Length;", "Net.Layers == 2")]
    [InlineData("public static readonly string Last = Description.Layers[^1].Name;", "Net.Last == \"Dense2\"")]
    [InlineData("public static readonly ParameterBuffer<Net> Gradients = new();", "Net.Gradients.Count == Net.ParameterCount")]
    [InlineData("public static readonly Adam Optimizer = new(); public static readonly Trainer<Net> Trainer = new(new Net(3), Optimizer);", "Net.Trainer != null")]
    [InlineData("public static readonly float Output = First(); static float First() { var y = new float[2]; new Net(7).Forward(new float[4], y); return y[0]; }", "Net.Output == 0.5f")]
    [InlineData("static Net() => Shared = new Net(2); public static Net Shared { get; }", "Net.Shared.Dense1.Weights[1, 2] == new Net(2).Dense1.Weights[1, 2]")]
    [InlineData("static class Store { public static readonly Net Shared = new(5); } public static float First => Store.Shared.Dense1.Weights[0, 0];", "Net.First != 0")]
    public void A_static_member_of_the_class_can_use_what_is_generated(string member, string holds) => Assert.Equal(true, Program.ResultOf($$"""
        using CompiledNet;
        [Network(4), Dense(3, Activation.Tanh), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class Net
        {
            {{member}}
        }
        public static class Program { public static object Run() => {{holds}}; }
        """));

    [Fact]
    public void And_so_can_one_on_any_part_of_the_class() => Assert.Equal(true, Program.ResultOf(
        "public partial class Net { public static readonly Net First = new(1); }",
        "using CompiledNet; [Network(4), Dense(3)] public partial class Net { public static readonly Net Second = new(2); }",
        "public partial class Net { public static readonly Net Third = new(3); } public static class Program { public static object Run() => Net.First.Parameters.Count == 15 && Net.Second.Parameters.Count == 15 && Net.Third.Parameters.Count == 15; }"));

    [Fact]
    public void And_so_can_one_of_a_generic_or_nested_class() => Assert.Equal(true, Program.ResultOf("""
        using CompiledNet;
        public partial class Outer<T>
        {
            [Network(4), Dense(3)]
            public partial class Net<TItem> { public static readonly Net<TItem> Shared = new(1); }
        }
        public static class Program { public static object Run() => Outer<int>.Net<string>.Shared.Parameters.Count == Outer<long>.Net<byte>.Shared.Parameters.Count; }
        """));

    [Fact]
    public void Two_classes_can_start_each_other() => Assert.Equal(true, Program.ResultOf("""
        using CompiledNet;
        [Network(4), Dense(3)] public partial class Teacher { public static readonly Pupil First = new(1); }
        [Network(4), Dense(3)] public partial class Pupil { public static readonly Teacher Own = new(2); }
        public static class Program { public static object Run() => Teacher.First.Parameters.Count == Pupil.Own.Parameters.Count; }
        """));

    /// <summary>A class without static state is not checked for its initialisation by those who call it.</summary>
    [Theory]
    [InlineData("WrittenOut")]
    [InlineData("Precompiled")]
    public void The_generated_half_of_the_class_has_no_static_state(string kernels)
    {
        INamedTypeSymbol network = new Project(Networks.DigitClassifier) { Kernels = kernels }.Generate().CompilesCleanly().After.GetTypeByMetadataName("Telling.DigitClassifier")!;

        Assert.Empty(network.StaticConstructors);
        Assert.DoesNotContain(network.GetMembers(), member => member is IFieldSymbol { IsStatic: true, IsConst: false });
    }

    [Fact]
    public void The_description_is_one_object() => Assert.Equal(true, Program.ResultOf("""
        using CompiledNet;
        [Network(4), Dense(3)] public partial class Net;
        public static class Program { public static object Run() => ReferenceEquals(Net.Description, Net.Description) && ReferenceEquals(Net.Description, Of<Net>()); static NetworkDescription Of<T>() where T : class, INetwork<T> => T.Description; }
        """));
}

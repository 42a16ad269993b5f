using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Compiling;

/// <summary>Generated code compiles wherever the class stands and whatever is called like the types that it uses.</summary>
public class SurroundingsTests
{
    private const string Attributes =
        "[global::CompiledNet.Network(7)] [global::CompiledNet.Dense(20, global::CompiledNet.Activation.GELU)] "
        + "[global::CompiledNet.Dense(3, global::CompiledNet.Activation.Softmax)] [global::CompiledNet.Loss(global::CompiledNet.LossFunction.CrossEntropy)]";

    /// <summary>Names that generated code, or a reader's habit, could take for the library's or the framework's.</summary>
    private static readonly string[] Names =
    [
        "Span", "ReadOnlySpan", "Math", "MathF", "Unsafe", "MemoryMarshal", "MethodImpl", "MethodImplAttribute", "MethodImplOptions",
        "Vector128", "Vector256", "Vector512", "Vector", "Lanes128", "Lanes256", "Lanes512", "Unfused", "ILanes", "TLanes",
        "Tanh", "Exp", "Log", "Sigmoid", "Erf", "GaussianCdf", "LaneSum", "LaneMax", "Rows", "Arguments", "Workspace", "WorkspacePool",
        "StackScratch", "BackwardRun", "IForwardPass", "IBackwardPass", "Activation", "LossFunction", "Initializer", "INetwork", "ITrainableNetwork", "IClassifierNetwork",
        "ParameterBuffer", "ParameterInitializer", "ParameterTensor", "LayerDescription", "NetworkDescription", "DenseView", "TensorView",
        "Numerics", "Execution", "Generated", "Networks", "Int32", "Single", "String", "Object", "Exception", "ArgumentException",
        "NetEntry", "NetKernels", "Console", "Runtime", "CompilerServices",
    ];

    /// <summary>The names of root namespaces: in the global namespace no C# file could do without them.</summary>
    private static readonly string[] Roots = ["System", "CompiledNet", "Microsoft"];

    [Fact]
    public void Beside_types_of_the_same_names_in_its_namespace() => new Project(
        $$"""
        namespace My
        {
            {{Attributes}} public partial class Net;
            {{Classes([.. Names, .. Roots])}}
        }
        """).Generate().CompilesCleanly();

    [Fact]
    public void Beside_types_of_the_same_names_in_the_global_namespace() => new Project(
        $"{Attributes} public partial class Net; {Classes(Names)}",
        $"namespace My {{ {Attributes} public partial class Other; }}").Generate().CompilesCleanly(networks: 2);

    [Fact]
    public void With_nested_types_of_the_same_names() => new Project(
        $"namespace My; {Attributes} public partial class Net {{ {Classes([.. Names, .. Roots])} }}").Generate().CompilesCleanly();

    [Fact]
    public void In_a_type_with_nested_types_of_the_same_names() => new Project(
        $"namespace My; public partial class Outer {{ {Attributes} public partial class Net; {Classes([.. Names, .. Roots])} }}").Generate().CompilesCleanly();

    [Fact]
    public void With_members_of_the_same_names() => new Project(
        $"namespace My; {Attributes} public partial class Net {{ {string.Concat(Names.Concat(Roots).Select(name => $"int {name} => 0; "))} }}").Generate().CompilesCleanly();

    [Fact]
    public void With_type_parameters_of_the_same_names() => new Project(
        $"namespace My; public partial class Outer<{string.Join(", ", Names.Concat(Roots))}> {{ {Attributes} public partial class Net; }}").Generate().CompilesCleanly();

    [Fact]
    public void With_base_members_of_the_same_names() => new Project(
        $"namespace My; {Attributes} public partial class Net : Base; public class Base {{ {Classes([.. Names, .. Roots])} }}").Generate().CompilesCleanly();

    [Theory]
    [InlineData("My.CompiledNet")]
    [InlineData("My.System")]
    [InlineData("My.System.Runtime.CompilerServices")]
    [InlineData("My.CompiledNet.Numerics")]
    [InlineData("CompiledNet.Samples")]
    [InlineData("CompiledNet.Generated.Samples")]
    [InlineData("CompiledNet")]
    [InlineData("System.My")]
    [InlineData("@event.@namespace.@class")]
    [InlineData("My.@nameof")]
    [InlineData("@nameof.@var")]
    [InlineData("@global.@var.@record.@partial.@where.@field.@await")]
    public void In_a_namespace_called(string name) => new Project(
        $"namespace {name}; {Attributes} public partial class Net; class Math; class Unsafe; class Vector512;").Generate().CompilesCleanly();

    [Theory]
    [InlineData("public partial class Outer")]
    [InlineData("internal sealed partial class Outer<T> where T : class, new()")]
    [InlineData("public partial struct Outer")]
    [InlineData("public readonly partial struct Outer")]
    [InlineData("public ref partial struct Outer")]
    [InlineData("public partial record Outer(int X)")]
    [InlineData("public partial record class Outer(int X)")]
    [InlineData("public partial record struct Outer(int X)")]
    [InlineData("public readonly partial record struct Outer<T>(T X)")]
    [InlineData("public partial interface Outer<T> where T : struct")]
    [InlineData("public static partial class Outer")]
    [InlineData("public abstract partial class Outer<TLanes, Net>")]
    [InlineData("public partial class @class<@event>")]
    [InlineData("public partial class Outer(int size) : System.Attribute { int Size => size; } public partial class Outer")]
    public void In_a(string outer) => new Project(
        $$"""
        namespace My;
        {{outer}}
        {
            {{Attributes}} internal partial class Inner;
        }
        """).Generate().CompilesCleanly();

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    [InlineData("private")]
    [InlineData("protected")]
    [InlineData("private protected")]
    [InlineData("protected internal sealed")]
    public void As_a_nested_class_that_is(string modifiers) => new Project(
        $"public class Base {{ }} public partial class Outer : Base {{ {Attributes} {modifiers} partial class Net; }}").Generate().CompilesCleanly();

    [Fact]
    public void As_a_nested_class_that_hides_another() => new Project(
        $"public class Base {{ public class Net; }} public partial class Outer : Base {{ {Attributes} public new partial class Net; }}").Generate().CompilesCleanly();

    [Theory]
    [InlineData("class Net<T>")]
    [InlineData("class Net<T, @in> where T : unmanaged where @in : class")]
    [InlineData("class @class")]
    [InlineData("class @record")]
    [InlineData("class @partial")]
    [InlineData("class @field")]
    [InlineData("class @extension")]
    [InlineData("class @var")]
    [InlineData("class @System")]
    [InlineData("class @CompiledNet")]
    [InlineData("class _")]
    [InlineData("class net")]
    [InlineData("class Größe网络")]
    [InlineData("class TLanes")]
    [InlineData("class Run")]
    [InlineData("class ILanes")]
    [InlineData("class Rows")]
    [InlineData("class NetKernels")]
    [InlineData("class Math")]
    [InlineData("class seed")]
    public void With_a_class_called(string declaration)
    {
        Outcome outcome = new Project($"namespace My; {Attributes} public partial {Declared(declaration)}").Generate();

        Assert.Empty(outcome.Reports);
        // The compiler's own remark on names of lower-case letters, at the user's declaration.
        Assert.All(outcome.Problems, problem => Assert.Equal("CS8981", problem.Id));
        Assert.Empty(outcome.BrokenGeneratedCode);
    }

    /// <summary>Words that are keywords only where nothing else has their name.</summary>
    [Theory]
    [InlineData("class @var;")]
    [InlineData("class @dynamic;")]
    [InlineData("class @nint;")]
    [InlineData("namespace @nameof { }")]
    [InlineData("namespace @_ { }")]
    [InlineData("namespace CompiledNet.Generated { class @var; }")]
    public void Beside_what_is_called_like_a_contextual_keyword(string declaration)
    {
        Outcome outcome = new Project($"{declaration} namespace My {{ {Attributes} public partial class Net; }}").Generate();

        Assert.Empty(outcome.Reports);
        Assert.Empty(outcome.BrokenGeneratedCode);
    }

    [Fact]
    public void With_a_method_called_nameof() => new Project(
        $"{Attributes} public partial class Net {{ static string nameof(string text) => text; }}").Generate().CompilesCleanly();

    [Fact]
    public void In_an_obsolete_class() => new Project(
        $"[System.Obsolete(\"Old\", true)] {Attributes} public partial class Net;").Generate().CompilesCleanly();

    [Fact]
    public void Twice_under_one_name_in_two_namespaces() => new Project(
        $"namespace A {{ {Attributes} partial class Net; }} namespace B {{ {Attributes} partial class Net; }} namespace B.C {{ {Attributes} partial class Net; }}").Generate().CompilesCleanly(networks: 3);

    private static string Declared(string declaration) => declaration.Contains("where", StringComparison.Ordinal) ? declaration + " { }" : declaration + ";";

    private static string Classes(IEnumerable<string> names) => string.Concat(names.Select(name => $"public class {name} {{ }} "));
}

using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Starting;

/// <summary>Whatever constructor runs, the network has parameters.</summary>
public class ConstructorTests
{
    private const string Seeded = """
        public static bool Is(Net net, int seed) => System.Linq.Enumerable.SequenceEqual(net.Parameters.ToArray(), Of<Net>(seed));
        private static float[] Of<T>(int seed) where T : class, INetwork<T> => T.Create(seed).Parameters.ToArray();
        public static T New<T>() where T : new() => new();
        """;

    [Theory]
    [InlineData("new Net()", 0)]
    [InlineData("new Net(0)", 0)]
    [InlineData("new Net(42)", 42)]
    [InlineData("new Net(seed: 42)", 42)]
    [InlineData("new Net(-1)", -1)]
    [InlineData("new Net { }", 0)]
    [InlineData("new Net(seed: 3) { Threads = 1 }", 3)]
    [InlineData("New<Net>()", 0)]
    [InlineData("System.Activator.CreateInstance<Net>()", 0)]
    [InlineData("(Net)System.Activator.CreateInstance(typeof(Net))!", 0)]
    [InlineData("(Net)System.Activator.CreateInstance(typeof(Net), 5)!", 5)]
    [InlineData("new Derived()", 0)]
    public void Without_constructors_of_the_users_there_is_one_with_a_seed_and_one_without(string construction, int seed) =>
        AssertConstructs("", construction, seed);

    [Theory]
    [InlineData("public Net() { }", "new Net()", 0)]
    [InlineData("public Net() { }", "new Net(42)", 42)]
    [InlineData("public Net() { }", "New<Net>()", 0)]
    [InlineData("public Net() : base() { }", "new Net()", 0)]
    [InlineData("public Net(string name) => Name = name; public string Name = \"\";", "new Net(\"a\")", 0)]
    [InlineData("public Net(string name) => Name = name; public string Name = \"\";", "new Net()", 0)]
    [InlineData("public Net(string name) => Name = name; public string Name = \"\";", "new Net(42)", 42)]
    [InlineData("public Net(string name = \"\") => Name = name; public string Name;", "new Net()", 0)]
    [InlineData("public Net(params int[] sizes) { }", "new Net()", 0)]
    [InlineData("public Net(params int[] sizes) { }", "new Net(4, 5)", 0)]
    [InlineData("public Net(params int[] sizes) { }", "new Net(42)", 42)]
    [InlineData("public Net(int a, int b) { } public Net(string name) : this(1, 2) { }", "new Net(\"a\")", 0)]
    [InlineData("public Net() : this(7) { }", "new Net()", 7)]
    [InlineData("public Net() : this(7) { }", "New<Net>()", 7)]
    [InlineData("public Net() : this(7) { }", "new Net(0)", 0)]
    [InlineData("public Net(string name) : this(9) { }", "new Net(\"a\")", 9)]
    [InlineData("public Net(string name) : this() { }", "new Net(\"a\")", 0)]
    [InlineData("public Net(Net other) => Parameters.CopyFrom(other.Parameters);", "new Net(new Net(11))", 11)]
    [InlineData("public partial Net(string name); public partial Net(string name) { }", "new Net(\"a\")", 0)]
    [InlineData("public partial Net(string name); public partial Net(string name) : this(6) { }", "new Net(\"a\")", 6)]
    public void A_constructor_of_the_users_starts_with_parameters_that_are_drawn(string constructors, string construction, int seed) =>
        AssertConstructs(constructors, construction, seed);

    [Fact]
    public void A_constructor_on_another_part_starts_so_too() => Assert.Equal(true, Program.ResultOf(
        $"using CompiledNet; [Network(4), Dense(3)] public partial class Net; public static class Program {{ {Seeded} public static object Run() => Is(new Net(\"a\"), 0) && Is(new Net(8), 8); }}",
        "public partial class Net { public Net(string name) { } }"));

    [Fact]
    public void Fields_that_the_user_initialises_are_untouched() => Assert.Equal(true, Program.ResultOf("""
        using CompiledNet;
        [Network(4), Dense(3)] public partial class Net { public readonly float[] Own = new float[InputSize]; public int Size { get; init; } = Description.StorageSize; }
        public static class Program { public static object Run() => new Net(1) { Size = 3 } is { Own.Length: 4, Size: 3 }; }
        """));

    /// <summary>A base class starts after the initialisers of what derives from it, and may call what is overridden there.</summary>
    [Fact]
    public void A_constructor_of_a_base_class_finds_the_parameters_there() => Assert.Equal(true, Program.ResultOf("""
        using CompiledNet;
        public abstract class Base { protected Base() => Count = CountParameters(); public int Count { get; } protected abstract int CountParameters(); }
        [Network(4), Dense(3)] public partial class Net : Base { protected override int CountParameters() => Parameters.Count; }
        public static class Program { public static object Run() => new Net().Count == 15; }
        """));

    private static void AssertConstructs(string constructors, string construction, int seed) => Assert.Equal(true, Program.ResultOf($$"""
        using CompiledNet;
        [Network(4), Dense(3)]
        public partial class Net
        {
            {{constructors}}
        }
        {{(construction.Contains("Derived", StringComparison.Ordinal) ? "public class Derived : Net;" : "")}}
        public static class Program
        {
            {{Seeded}}
            public static object Run() => Is({{construction}}, {{seed}});
        }
        """));
}

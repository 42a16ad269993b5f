using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests;

/// <summary>The names of generated files, which the compiler compares without regard to case.</summary>
public class HintNameTests
{
    private const string Layers = "[CompiledNet.Network(2), CompiledNet.Dense(1)]";

    [Theory]
    [InlineData("{0} partial class Net;", "Net.g.cs")]
    [InlineData("namespace Game.Npc; {0} partial class Brain;", "Game.Npc.Brain.g.cs")]
    [InlineData("namespace Game; partial class Outer {{ partial struct Inner {{ {0} partial class Net; }} }}", "Game.Outer+Inner+Net.g.cs")]
    [InlineData("partial class Outer<T, U> {{ {0} partial class Net; }}", "Outer{T,U}+Net.g.cs")]
    [InlineData("namespace @event.@case; {0} partial class @class;", "event.case.class.g.cs")]
    public void Tell_where_the_class_stands(string source, string name) =>
        Assert.Equal([name], NamesOf(string.Format(null, source, Layers)));

    [Fact]
    public void Of_one_class_name_in_two_namespaces_differ() =>
        Assert.Equal(
            ["A.Net.g.cs", "B.Net.g.cs"],
            NamesOf($$"""
                namespace A { {{Layers}} partial class Net; }
                namespace B { {{Layers}} partial class Net; }
                """));

    [Theory]
    [InlineData("{0} partial class Net; {0} partial class net;")]
    [InlineData("namespace A {{ {0} partial class Net; }} namespace a {{ {0} partial class Net; }}")]
    [InlineData("partial class Outer {{ {0} partial class Net; }} partial class OUTER {{ {0} partial class Net; }}")]
    [InlineData("partial class Outer {{ {0} partial class Net; }} namespace outer {{ {0} partial class Net; }}")]
    [InlineData("partial class A<T> {{ {0} partial class Net; }} partial class A<T, U> {{ {0} partial class Net; }} partial class A {{ {0} partial class Net; }}")]
    [InlineData("{0} partial class Net<T> {{ }} {0} partial class Net_1; {0} partial class Net;")]
    [InlineData("namespace A {{ {0} partial class Net; }} partial class A_ {{ {0} partial class Net; }} {0} partial class A_Net;")]
    public void Differ_even_without_regard_to_case(string source)
    {
        string[] names = NamesOf(string.Format(null, source, Layers));

        Assert.InRange(names.Length, 2, 3);
        Assert.Distinct(names, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Keep_the_class_readable_where_only_case_differs() =>
        Assert.All(NamesOf($"{Layers} partial class Net; {Layers} partial class net;"), name => Assert.Matches("^[Nn]et-[0-9a-f]{8}\\.g\\.cs$", name));

    [Fact]
    public void Do_not_depend_on_other_classes_where_case_does_not_matter() =>
        Assert.Contains("Brain.g.cs", NamesOf($"{Layers} partial class Brain; {Layers} partial class Net; {Layers} partial class net;"));

    [Fact]
    public void Of_very_long_names_stay_short_and_differ()
    {
        string longName = new('N', 400);

        string[] names = NamesOf($"{Layers} partial class A{longName}; {Layers} partial class B{longName};");

        Assert.Equal(2, names.Length);
        Assert.All(names, name => Assert.True(name.Length < 120));
        Assert.Distinct(names, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Of_very_long_names_do_not_start_with_a_separator()
    {
        // 80 characters are kept, of which the first would be the dot.
        string name = Assert.Single(NamesOf($"namespace {new string('A', 300)}; {Layers} partial class {new string('B', 79)};"));

        Assert.StartsWith("BBB", name, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_letters_of_all_scripts() =>
        Assert.Equal(["Größe.网络.g.cs"], NamesOf($"namespace Größe; {Layers} partial class 网络;"));

    /// <summary>The types beside a class are named after its file, with an underscore for what no identifier can have.</summary>
    [Theory]
    [InlineData("namespace A_ {{ {0} partial class Net; }} namespace A {{ {0} partial class _Net; }}")]
    [InlineData("namespace A {{ {0} partial class Net; }} {0} partial class A_Net;")]
    [InlineData("partial class A {{ {0} partial class Net; }} {0} partial class A__Net;")]
    [InlineData("namespace A.B {{ {0} partial class Net; }} namespace A_B {{ {0} partial class Net; }}")]
    [InlineData("namespace A {{ partial class B<T> {{ {0} partial class Net; }} }} partial class A<B, T> {{ {0} partial class Net; }}")]
    public void Keep_apart_the_types_beside_the_classes(string source) =>
        Assert.Equal(2, NamesOf(string.Format(null, source, Layers)).Length);

    private static string[] NamesOf(string source)
    {
        Outcome outcome = new Project(source).Generate();
        Assert.Null(outcome.Exception);
        Assert.Empty(outcome.BrokenGeneratedCode);
        return [.. outcome.Files.Select(file => file.HintName)];
    }
}

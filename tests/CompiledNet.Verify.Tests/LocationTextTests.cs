using CompiledNet.Snapshots.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.Snapshots.Tests;

public sealed class LocationTextTests
{
    [Fact]
    public void Carets_stand_below_the_place_and_a_line_of_context_on_both_sides()
    {
        var source = """
            using CompiledNet;
            [Network(4)]
                [Dense(0, Activation.ReLU)]
            partial class A;
            // not shown
            """;

        Assert.Equal(
            """
            /*
            [Network(4)]
                [Dense(0, Activation.ReLU)]
                       ^
            partial class A;
            */
             A.cs: (2,11)-(2,12)
            """,
            At(source, "0"));
    }

    [Fact]
    public void A_place_of_several_lines_has_carets_below_each()
    {
        var source = """
            // before
            class A
            {
                int x;
            }
            // after
            """;

        Assert.Equal(
            """
            /*
            // before
            class A
                  ^
            {
            ^
                int x;
            ^^^^^^^
            }
            */
             A.cs: (1,6)-(3,7)
            """,
            At(source, "A\n{\n    int"));
    }

    [Fact]
    public void An_empty_place_has_a_line_of_spaces()
    {
        var location = Location.Create(Parse("  class A;", "A.cs"), new TextSpan(2, 0));

        Assert.Equal("/*\n  class A;\n  \n*/\n A.cs: (0,2)-(0,2)", LocationText.Of(location));
    }

    [Fact]
    public void A_path_has_backslashes_on_every_machine()
    {
        var location = Location.Create(Parse("class A;", "src/models/A.cs"), new TextSpan(0, 5));

        Assert.EndsWith("\n src\\models\\A.cs: (0,0)-(0,5)", LocationText.Of(location), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_without_source_is_its_path_and_span()
    {
        var location = Location.Create(
            "dir/theFile.txt",
            new TextSpan(1, 2),
            new LinePositionSpan(new LinePosition(1, 2), new LinePosition(3, 4)));

        Assert.Equal("dir\\theFile.txt: (1,2)-(3,4)", LocationText.Of(location));
    }

    private static string At(string source, string place)
    {
        var start = source.IndexOf(place, StringComparison.Ordinal);
        return LocationText.Of(Location.Create(Parse(source, "A.cs"), new TextSpan(start, place.Length)));
    }

    private static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, path: path, cancellationToken: TestContext.Current.CancellationToken);
}

using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Explaining;

public class StagesFileTests
{
    private const string Source = """
        using CompiledNet;
        namespace Zoo;
        [Network(2)]
        [Dense(3, Activation.Tanh)]
        public partial class Owl;
        """;

    [Fact]
    public void A_project_that_asks_gets_the_data_of_every_stage_as_comments()
    {
        string text = Generate("true")["Zoo.Owl-stages.g.cs"];

        Assert.Contains("// Declaration: what was written", text, StringComparison.Ordinal);
        Assert.Contains("//   InputShape = [2 at (3,10)]", text, StringComparison.Ordinal);
        Assert.Contains("// Model: layers with their shapes", text, StringComparison.Ordinal);
        Assert.Contains("// Plan: where values lie", text, StringComparison.Ordinal);
        Assert.Contains("//   Storage = StoragePlan", text, StringComparison.Ordinal);
        Assert.All(text.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("//", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    public void Others_get_the_code_alone(string? value) => Assert.Equal(["Zoo.Owl.g.cs"], Generate(value).Keys);

    /// <summary>Whatever the user wrote must stay inside the comments.</summary>
    [Theory]
    [InlineData("a\nclass Evil;")]
    [InlineData("a\rclass Evil;")]
    [InlineData("a\u0085class Evil;")]
    [InlineData("a\u2028class Evil;")]
    [InlineData("a\u2029class Evil;")]
    [InlineData("\ud83d")]
    public void No_text_breaks_out_of_the_comments(string name)
    {
        string literal = string.Concat(name.Select(character => $"\\u{(int)character:x4}"));
        Outcome outcome = new Project($"[CompiledNet.Network(2), CompiledNet.Dense(3, Name = \"{literal}\")] partial class Net;") { ShowStages = "true" }.Generate();

        Assert.Null(outcome.Exception);
        Assert.Equal(["CN0013"], outcome.Reports.Select(report => report.Id));
        Assert.Empty(outcome.Files.Single().SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes());
    }

    [Theory]
    [InlineData(100)]
    [InlineData(105)]
    [InlineData(500)]
    public void Long_names_stay_whole(int length)
    {
        string space = new('N', length);
        Outcome outcome = new Project($"namespace {space}; [CompiledNet.Network(2), CompiledNet.Dense(3)] partial class Net;") { ShowStages = "true" }.Generate();

        Assert.Null(outcome.Exception);
        Assert.Contains($"Namespace = \"{space}\"", outcome.Files.Select(file => file.SourceText.ToString()).Single(text => text.Contains("// Model:", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>In the middle of a change two files may claim one place; the compiler reports it, and the generator goes on.</summary>
    [Fact]
    public void Their_names_are_never_those_of_other_networks()
    {
        Outcome outcome = new Project(
            "namespace Zoo { [CompiledNet.Network(2), CompiledNet.Dense(3)] partial class Owl; } namespace Zoo.Owl { [CompiledNet.Network(2), CompiledNet.Dense(3)] partial class stages; }")
        { ShowStages = "true" }.Generate();

        Assert.Null(outcome.Exception);
        Assert.Equal(4, outcome.Files.Length);
    }

    private static Dictionary<string, string> Generate(string? value)
    {
        GeneratorRunResult result = new Project(Source) { ShowStages = value }.Generate().Driver.GetRunResult().Results.Single();
        return result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
    }
}

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
        string text = Generate("true")["Zoo.Owl.stages.g.cs"];

        Assert.Contains("// Declaration: what was written", text, StringComparison.Ordinal);
        Assert.Contains("//   Inputs = 2 at (3,10)", text, StringComparison.Ordinal);
        Assert.Contains("// Model: layers with their shapes", text, StringComparison.Ordinal);
        Assert.Contains("// Plan: where values lie", text, StringComparison.Ordinal);
        Assert.Contains("//   StorageSize = ", text, StringComparison.Ordinal);
        Assert.All(text.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("//", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    public void Others_get_the_code_alone(string? value) => Assert.Equal(["Zoo.Owl.g.cs"], Generate(value).Keys);

    private static Dictionary<string, string> Generate(string? value)
    {
        GeneratorRunResult result = new Project(Source) { ShowStages = value }.Generate().Driver.GetRunResult().Results.Single();
        return result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
    }
}

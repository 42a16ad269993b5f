using System.Runtime.CompilerServices;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Explaining;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Explaining;

/// <summary>
/// The page that follows one network through the generator shows what the stages really hand on. As with snapshots,
/// <c>CompiledNet_AcceptSnapshots=true</c> writes it there.
/// </summary>
public class HowItWorksTests
{
    public static TheoryData<string> Stages => ["Declaration", "Model", "Programs", "Plan", "C#"];

    [Theory]
    [MemberData(nameof(Stages))]
    public void The_page_shows_what_the_stage_hands_on(string stage)
    {
        string page = File.ReadAllText(PathOfPage()).ReplaceLineEndings("\n");
        string expected = Shown(stage, Block(page, "What is written"));
        if (Environment.GetEnvironmentVariable("CompiledNet_AcceptSnapshots") == "true")
            File.WriteAllText(PathOfPage(), page.Replace(Block(page, stage), expected, StringComparison.Ordinal));
        else
            Assert.Equal(expected, Block(page, stage));
    }

    private static string Shown(string stage, string source)
    {
        Outcome outcome = new Project(source).Generate();
        NetworkDeclaration declaration = Only<Checked<NetworkDeclaration>>(outcome, TrackingNames.Declaration).Value!;
        NetworkModel model = Only<Checked<NetworkModel>>(outcome, TrackingNames.Model).Value!;
        return stage switch
        {
            "Declaration" => StageText.Of(declaration),
            "Model" => StageText.Of(model, (declaration.Type, "as declared"), (declaration.Constructors, "as declared")),
            "Programs" => ProgramText.Of(NetworkLowering.Lower(model)),
            "Plan" => StageText.Of(
                Only<ExecutionPlan>(outcome, TrackingNames.Plan),
                [(model, "the model"), (Only<ExecutionPlan>(outcome, TrackingNames.Plan).Programs, "as above"), .. model.Layers.Select(layer => ((object)layer, $"the model's {layer.Name}"))]),
            _ => outcome.Text[..outcome.Text.IndexOf("\n\n", StringComparison.Ordinal)] + "\n",
        };
    }

    private static T Only<T>(Outcome outcome, string step) => (T)outcome.Driver.GetRunResult().Results.Single()
        .TrackedSteps[step]
        .SelectMany(run => run.Outputs)
        .Single()
        .Value;

    /// <summary>The first block below a heading.</summary>
    private static string Block(string page, string heading)
    {
        string section = page[page.IndexOf($"## {heading}\n", StringComparison.Ordinal)..];
        int start = section.IndexOf('\n', section.IndexOf("```", StringComparison.Ordinal)) + 1;
        return section[start..section.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string PathOfPage([CallerFilePath] string test = "") =>
        Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "..", "src", "docs", "how-it-works.md");
}

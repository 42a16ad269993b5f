using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.Caching;

/// <summary>What the steps of the generator did in the second of two runs, with an edit between them.</summary>
internal sealed class RecordedRun
{
    private readonly GeneratorRunResult _second;

    private RecordedRun(GeneratorRunResult second) => _second = second;

    public static RecordedRun Of(Project project, Func<CSharpCompilation, CSharpCompilation> edit)
    {
        CSharpCompilation before = project.Compilation();
        GeneratorDriver driver = project.Driver().RunGenerators(before, TestContext.Current.CancellationToken);
        return new RecordedRun(driver.RunGenerators(edit(before), TestContext.Current.CancellationToken).GetRunResult().Results.Single());
    }

    /// <summary>Replaces one of the files.</summary>
    public static RecordedRun Of(Project project, int file, Func<string, string> edit) => Of(project, before =>
    {
        SyntaxTree tree = before.SyntaxTrees[file];
        return before.ReplaceSyntaxTree(tree, project.Parse(edit(tree.ToString()), tree.FilePath));
    });

    /// <summary>What became of the outputs of a step, one for each.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
    [
        .. _second.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs).Select(output => output.Reason) : [],
    ];

    /// <summary>What became of the generated files.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Files =>
        [.. _second.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    public Exception? Exception => _second.Exception;
}

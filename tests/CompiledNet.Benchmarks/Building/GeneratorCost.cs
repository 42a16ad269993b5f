using System.Diagnostics;
using CompiledNet.Benchmarks.Measuring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Benchmarks.Building;

/// <summary>What the generator writes for one network and how long it takes.</summary>
/// <param name="Characters">Of generated source.</param>
/// <param name="Lines">Of generated source.</param>
/// <param name="Seconds">A run of a new driver over a new compilation, binding of the attributes included.</param>
/// <param name="EditSeconds">A run of the same driver after an edit in a file without networks.</param>
internal sealed record GeneratorCost(int Characters, int Lines, double Seconds, double EditSeconds)
{
    private const int Runs = 25;

    public static GeneratorCost Of(string source)
    {
        var text = UserProject.Driver().RunGenerators(UserProject.Of([source])).GetRunResult().Results.Single().GeneratedSources.Single().SourceText;
        return new GeneratorCost(
            text.Length,
            text.Lines.Count,
            Median.Of(Enumerable.Range(0, Runs).Select(_ => Run(source))),
            Median.Of(Enumerable.Range(0, Runs).Select(_ => RunAfterEdit(source))));
    }

    /// <summary>Seconds of one run from nothing.</summary>
    public static double Run(string source)
    {
        CSharpCompilation project = UserProject.Of([source]);
        GeneratorDriver driver = UserProject.Driver();
        long start = Stopwatch.GetTimestamp();
        driver.RunGenerators(project);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double RunAfterEdit(string source)
    {
        SyntaxTree other = UserProject.Parse("class Other;");
        CSharpCompilation project = UserProject.Of([source]).AddSyntaxTrees(other);
        GeneratorDriver driver = UserProject.Driver().RunGenerators(project);
        project = project.ReplaceSyntaxTree(other, UserProject.Parse("class Another;"));
        long start = Stopwatch.GetTimestamp();
        driver.RunGenerators(project);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
